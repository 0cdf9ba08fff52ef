import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The project's folder. */
const project = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/**
 * Runs TypeScript in a process of its own, in the project's folder, so that no heap or compiled code of ours helps or
 * hinders it.
 *
 * @param args what follows `node --import tsx`
 * @param seconds after which it is killed
 * @returns what it writes to standard output, and the milliseconds from start to end by the wall clock
 * @throws where it fails or takes longer, with what it says
 */
export function child(args: readonly string[], seconds: number): Promise<{ output: string; wall: number }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const running = spawn(process.execPath, ["--import", "tsx", ...args], {
      cwd: project,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: seconds * 1000,
      killSignal: "SIGKILL",
    });
    let output = "";
    let errors = "";
    running.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    running.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    running.once("error", reject);
    running.once("close", (code, signal) => {
      const wall = performance.now() - start;
      if (code === 0) resolve({ output, wall });
      else {
        const how = signal === null ? `ended with ${code}` : `was ended by ${signal}, ${seconds} s are allowed`;
        reject(new Error(`${args.join(" ")} ${how}\n${errors.trim()}`));
      }
    });
  });
}

/** What a worker of this folder says: its last line of output is JSON, the others are not its own. */
export async function worker<Report>(name: string, args: readonly string[], seconds: number): Promise<Report> {
  const { output } = await child([`bench/workers/${name}.ts`, ...args], seconds);
  const [last = ""] = output.trimEnd().split("\n").slice(-1);
  return JSON.parse(last) as Report;
}

import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";

/** Asks until something other than undefined comes, every 100 ms. @throws after `seconds`, with what was awaited */
export async function eventually<Value>(
  what: string,
  look: () => Value | undefined | Promise<Value | undefined>,
  seconds = 10,
): Promise<Value> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Child {
  readonly process: ChildProcess;
  readonly finished: Promise<Finished>;
  /** What it has written to stdout so far. */
  stdout(): string;
}

/** Starts a program; what it writes is kept. */
export function start(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Child {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (part: Buffer) => (stdout += part.toString()));
  child.stderr.on("data", (part: Buffer) => (stderr += part.toString()));
  const finished = new Promise<Finished>((resolve) => {
    child.once("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  return { process: child, finished, stdout: () => stdout };
}

/** Ends a program that a test started, and waits for its end. */
export async function stop(child: Child, signal: NodeJS.Signals = "SIGTERM"): Promise<Finished> {
  child.process.kill(signal);
  return child.finished;
}

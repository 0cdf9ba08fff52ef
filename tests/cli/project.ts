import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CliCase } from "./case-file.ts";

const root = join(import.meta.dirname, "../..");
const left = new Set(["tests", "node_modules", "docs", "bench"]);

interface Printed {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProjectCopy {
  /** Runs a case's command with its files in place, without programs, account or terminal. */
  run(one: CliCase): Promise<Printed>;
  remove(): void;
}

/** `npm run -s plan -- prod` as the words that npm would run, by package.json; `node …` as it is. */
function words(command: string, scripts: Readonly<Record<string, string>>): readonly string[] {
  const given = command.split(" ");
  const [npm, run, ...rest] = given.filter((word) => word !== "-s");
  if (npm !== "npm" || run !== "run") return given;
  const [name = "", ...args] = rest.filter((word) => word !== "--");
  const script = scripts[name];
  if (script === undefined) throw new Error(`package.json has no script ${name}`);
  return [...script.split(" "), ...args];
}

/** A copy of the project that cases may add their files to. */
export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), "cli-"));
  for (const name of readdirSync(root)) {
    if (!name.startsWith(".") && !left.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return {
    async run({ command, files }) {
      for (const [path, text] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const [program, ...args] = words(command, scripts);
      if (program !== "node") throw new Error(`a case runs npm run … or node …, not ${program ?? ""}`);
      try {
        return await new Promise((resolve) => {
          const options = { cwd: folder, env: { PATH: "", HOME: "/nonexistent", NO_COLOR: "1" } };
          const child = execFile(process.execPath, args, options, (_error, stdout, stderr) => {
            const plain = (text: string): string => text.replaceAll(folder, "PROJECT");
            resolve({ exit: child.exitCode ?? -1, stdout: plain(stdout), stderr: plain(stderr) });
          });
          child.stdin?.end();
        });
      } finally {
        for (const path of files.keys()) rmSync(join(folder, path));
      }
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

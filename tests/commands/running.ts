import { spawnSync } from "node:child_process";
import { join } from "node:path";

export const project = join(import.meta.dirname, "../..");

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of this project as npm would, to its end. */
export function runCommand(name: "plan" | "render" | "generate", ...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", join(project, `commands/${name}.ts`), ...args],
    // No program on PATH, no account, no key.
    { cwd: project, encoding: "utf8", timeout: 60_000, env: { PATH: "", HOME: "/nonexistent" } },
  );
  return { code: status, stdout, stderr };
}

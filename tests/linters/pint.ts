import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { tool } from "../support/toolchain.ts";

const run = promisify(execFile);
const config = join(import.meta.dirname, "pint.hcl");

/**
 * Builds pint at the version of pint/go.mod: about two minutes of CPU once, then seconds out of Go's build cache.
 *
 * @returns its path
 * @throws what Go says, such as that it cannot reach its module proxy
 */
export async function buildPint(): Promise<string> {
  const folder = join(import.meta.dirname, "../../.state/cache/linters");
  mkdirSync(folder, { recursive: true });
  const program = join(folder, "pint");
  const args = ["build", "-o", program, "github.com/cloudflare/pint/cmd/pint"];
  await run(tool("go"), args, { cwd: join(import.meta.dirname, "pint") });
  return program;
}

/** What pint has to say about a folder of rule files, without asking any Prometheus; "" where it has nothing to. */
export async function pintFindings(pint: string, folder: string, rules: string): Promise<string> {
  const strict = ["--min-severity=info", "--fail-on=info", rules];
  const args = ["--no-color", "--log-level=ERROR", "--offline", `--config=${config}`, "lint", ...strict];
  try {
    await run(pint, args, { cwd: folder });
    return "";
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    return stdout + stderr;
  }
}

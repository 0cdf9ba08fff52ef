import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { programs } from "../../tools/bootstrap/programs.mjs";

/** Where `npm run up` notes the programs that it found or built; see commands/bootstrap. */
const foundFile = join(import.meta.dirname, "../../.state/tools/found.json");

function onPath(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

function obtained(name: string): string | undefined {
  if (!existsSync(foundFile)) return undefined;
  const found = JSON.parse(readFileSync(foundFile, "utf8")) as Record<string, { path: string }>;
  const path = found[name]?.path;
  return path !== undefined && existsSync(path) ? path : undefined;
}

/** How a user gets a program. */
const advice = (name: string): string =>
  programs.some((program) => program.name === name)
    ? "`npm run up` obtains it"
    : "`npm run up` does not obtain it, the README says for which tests it is";

/** The path of a real program: from PATH, else the one that `npm run up` obtained. */
export function tool(name: string): string {
  const path = onPath(name) ?? obtained(name);
  if (path === undefined) throw new Error(`${name} is neither on PATH nor in .state/tools; ${advice(name)}`);
  return path;
}

/**
 * Declares that the tests of the enclosing `describe` need real programs.
 * Without them the tests count as skipped; with REQUIRE_TOOLCHAIN=1 they fail instead.
 */
export function needs(...names: string[]): void {
  before(function () {
    for (const name of names) {
      try {
        tool(name);
      } catch (error) {
        if (process.env.REQUIRE_TOOLCHAIN === "1") throw error;
        console.log(`      skipped: ${(error as Error).message}`);
        this.skip();
      }
    }
  });
}

import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { programs } from "../../tools/bootstrap/programs.mjs";

/** Where `npm run up` records the programs that it found or built; see tools/bootstrap. */
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

/** Whether a missing program fails a test (what CI asks for) instead of skipping it. */
const toolchainRequired = (): boolean => process.env.REQUIRE_TOOLCHAIN === "1";

/**
 * Skips the tests of a `before` hook's `describe` where something is missing, saying what; fails them where
 * REQUIRE_TOOLCHAIN=1 demands it.
 */
export function skipWithout(hook: Mocha.Context, missing: string | undefined): void {
  if (missing === undefined) return;
  if (toolchainRequired()) throw new Error(missing);
  console.log(`      skipped: ${missing}`);
  hook.skip();
}

/** A test file that starts programs says so in its name, by which `npm run test:unit` and the others choose. */
const saysSo = /\.(?:programs|cluster|long)\.test\.ts$/;

/**
 * Declares that the tests of the enclosing `describe` need real programs; their file is called `x.programs.test.ts`,
 * `x.cluster.test.ts` (a Kubernetes API) or `x.long.test.ts` (minutes).
 * Without the programs the tests count as skipped; with REQUIRE_TOOLCHAIN=1 they fail instead.
 */
export function needs(...names: string[]): void {
  before(function () {
    const file = this.test?.parent?.file ?? "";
    if (!saysSo.test(file)) throw new Error(`${file} needs ${names.join(", ")}: name it x.programs.test.ts`);
    for (const name of names) skipWithout(this, missing(name));
  });
}

function missing(name: string): string | undefined {
  try {
    tool(name);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

import { goModuleOf } from "./build-info.mjs";
import { run } from "./child.mjs";
import { versionOfModule } from "./programs.mjs";
import { atLeast, printedVersion } from "./version.mjs";

/** @typedef {import("./programs.mjs").Program} Program */

/** How long a program may take to print its version, in milliseconds: the first start of a large file is slow. */
const versionMs = 30_000;

/**
 * Whether a file is a program that we can use.
 *
 * @param {Program} program
 * @param {string} path
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ version: string } | { refused: string }>}
 */
export async function inspect(program, path, signal) {
  const ended = await run(path, program.versionArgs, {
    timeoutMs: versionMs,
    signal,
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  if (ended.code !== 0) return { refused: `${path} does not run` };
  // Grafana and older exporters print it on standard error.
  let version = printedVersion(ended.stdout) ?? printedVersion(ended.stderr);
  if (version === undefined && program.mustPrintVersion !== true) {
    const module = await goModuleOf(path);
    // Another module's program of the same name says nothing about ours.
    if (module !== undefined && module.path === program.module?.path) version = versionOfModule(module);
  }
  if (version === undefined) return { refused: `${path} does not say its version` };
  if (!atLeast(version, program.minimum)) return { refused: `${path} is ${version}` };
  return { version };
}

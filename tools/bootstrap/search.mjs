import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { inspect } from "./inspect.mjs";

/** @typedef {import("./programs.mjs").Program} Program */

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The folders that a pattern with one `*` stands for, the highest version first.
 *
 * @param {string} pattern
 */
function matching(pattern) {
  const [before = "", after = ""] = pattern.split("*");
  const parent = dirname(`${before}x`);
  try {
    return readdirSync(parent)
      .map((name) => join(parent, name))
      .filter((folder) => folder.startsWith(before))
      .sort((a, b) => b.localeCompare(a, "en", { numeric: true }))
      .map((folder) => folder + after);
  } catch {
    return [];
  }
}

/**
 * Where a program may be: every folder of PATH, not only the first that has it.
 *
 * @param {Program} program
 * @param {NodeJS.ProcessEnv} env
 */
function candidates({ name, aliases = [], folders = [] }, env) {
  // An empty entry means the current directory: nothing is run from there by accident.
  const path = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...path, ...folders.flatMap(matching)]
    .flatMap((folder) => [name, ...aliases].map((file) => join(folder, file)))
    .filter(isExecutable);
}

/**
 * The first usable program on this machine, or why those that are there are none.
 *
 * @param {Program} program
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ path: string, version: string } | { refusals: string[] }>}
 */
export async function search(program, env, signal) {
  const refusals = [];
  for (const path of new Set(candidates(program, env))) {
    const result = await inspect(program, path, signal);
    if ("version" in result) return { path, version: result.version };
    refusals.push(result.refused);
  }
  return { refusals };
}

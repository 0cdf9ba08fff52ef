import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isExecutable } from "./search.mjs";
import { atLeast } from "./version.mjs";

const scratchPrefix = ".part-";

/** @param {string} folder */
function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** @param {number} pid */
function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Removes what commands left half-done that were killed; another one that still builds is left alone.
 *
 * @param {string} toolsFolder
 */
export function removeAbandoned(toolsFolder) {
  for (const entry of entries(toolsFolder)) {
    const owner = /^\.part-(\d+)-/.exec(entry)?.[1];
    if (owner !== undefined && !runs(Number(owner))) removeFolder(join(toolsFolder, entry));
  }
}

/** @param {string} folder */
function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Gives an action a folder of its own, which is gone afterwards, whatever happened.
 *
 * @template T
 * @param {string} toolsFolder
 * @param {(folder: string) => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withScratch(toolsFolder, action) {
  mkdirSync(toolsFolder, { recursive: true });
  const folder = mkdtempSync(join(toolsFolder, `${scratchPrefix}${process.pid}-`));
  try {
    return await action(folder);
  } finally {
    removeFolder(folder);
  }
}

/**
 * Takes a complete folder with a program into the cache, in one step: a program in the cache is never half-done.
 *
 * @param {string} toolsFolder
 * @param {{ name: string, version: string, folder: string }} built `folder` holds the program under its name
 * @returns {string} the program's path
 */
export function keep(toolsFolder, { name, version, folder }) {
  const target = join(toolsFolder, `${name}-${version}`);
  removeFolder(target);
  renameSync(folder, target);
  return join(target, name);
}

/**
 * The newest version in the cache that is not too old.
 *
 * @param {string} toolsFolder
 * @param {{ name: string, minimum: string }} program
 * @returns {{ path: string, version: string } | undefined}
 */
export function cached(toolsFolder, { name, minimum }) {
  return entries(toolsFolder)
    .filter((entry) => entry.startsWith(`${name}-`))
    .map((entry) => ({ path: join(toolsFolder, entry, name), version: entry.slice(name.length + 1) }))
    .filter(({ path, version }) => atLeast(version, minimum) && isExecutable(path))
    .sort((a, b) => b.version.localeCompare(a.version, "en", { numeric: true }))[0];
}

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as paths from "./paths.mjs";

/**
 * @typedef {object} Found
 * @property {string} path absolute
 * @property {string} version
 * @property {string} origin where it came from, in words
 *
 * @typedef {Record<string, Found>} FoundPrograms by the program's name
 */

/** @param {string} folder */
const recordIn = (folder) => join(folder, "found.json");

/**
 * Where the programs are that the last command found or obtained. One that is gone since is left out.
 *
 * @param {string} [toolsFolder]
 * @returns {FoundPrograms}
 */
export function readFound(toolsFolder = paths.toolsFolder) {
  if (!existsSync(recordIn(toolsFolder))) return {};
  /** @type {FoundPrograms} */
  const recorded = JSON.parse(readFileSync(recordIn(toolsFolder), "utf8"));
  return Object.fromEntries(Object.entries(recorded).filter(([, { path }]) => existsSync(path)));
}

/**
 * Records the programs, sorted by name; a reader sees the old record or the new one, never half of it.
 *
 * @param {FoundPrograms} found
 * @param {string} toolsFolder
 */
export function writeFound(found, toolsFolder) {
  mkdirSync(toolsFolder, { recursive: true });
  const sorted = Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
  const draft = `${recordIn(toolsFolder)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(sorted, null, 2)}\n`);
  renameSync(draft, recordIn(toolsFolder));
}

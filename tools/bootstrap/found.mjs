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
const noteIn = (folder) => join(folder, "found.json");

/**
 * Where the programs are that the last command found or obtained. One that is gone since is left out.
 *
 * @param {string} [toolsFolder]
 * @returns {FoundPrograms}
 */
export function readFound(toolsFolder = paths.toolsFolder) {
  if (!existsSync(noteIn(toolsFolder))) return {};
  /** @type {FoundPrograms} */
  const noted = JSON.parse(readFileSync(noteIn(toolsFolder), "utf8"));
  return Object.fromEntries(Object.entries(noted).filter(([, { path }]) => existsSync(path)));
}

/**
 * Notes the programs, sorted by name; a reader sees the old note or the new one, never half of it.
 *
 * @param {FoundPrograms} found
 * @param {string} toolsFolder
 */
export function writeFound(found, toolsFolder) {
  mkdirSync(toolsFolder, { recursive: true });
  const sorted = Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
  const draft = `${noteIn(toolsFolder)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(sorted, null, 2)}\n`);
  renameSync(draft, noteIn(toolsFolder));
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lastLines, run } from "./child.mjs";
import { UserError } from "../../model/user-error.mjs";

/** @typedef {import("./progress.mjs").Report} Report */
/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} LockedPackages */

/** @param {string} file @returns {LockedPackages | undefined} */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/**
 * Whether node_modules holds what package-lock.json says. npm records at the end of an installation what it installed, so
 * one that was interrupted, or that is of another lock file, is distinguished without a marker of ours.
 *
 * @param {string} root the project's folder
 */
export function areInstalled(root) {
  const wanted = lockedPackages(join(root, "package-lock.json"));
  const present = lockedPackages(join(root, "node_modules/.package-lock.json"));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional === true || present[path]?.version === version,
  );
}

/**
 * Runs `npm ci` where it is needed.
 *
 * @param {string} root the project's folder
 * @param {{ report: Report, signal?: AbortSignal | undefined }} options
 */
export async function installDependencies(root, { report, signal }) {
  if (areInstalled(root)) return;
  await report.during("npm ci: installing the project's dependencies into node_modules", async () => {
    const ended = await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: root, signal });
    if (signal?.aborted === true) throw new UserError("Interrupted. The next run reinstalls the dependencies.", 130);
    if (ended.code !== 0) throw new UserError(`npm ci failed:\n${lastLines(ended, 15)}`);
  });
}

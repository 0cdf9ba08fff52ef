import { readFileSync } from "node:fs";

/**
 * Says whether this Node is new enough. Every command asks before it loads anything else, so this file sticks to what
 * old versions understand.
 *
 * @param {string} version as in `process.versions.node`
 * @param {string} engines as in package.json: ">=20.19"
 * @returns {string | undefined} what to do, or undefined where nothing is wrong
 */
export function nodeProblem(version, engines) {
  const required = engines.replace(/^>=/, "").split(".").map(Number);
  const present = version.split(".").map(Number);
  for (let at = 0; at < required.length; at++) {
    const difference = (present[at] || 0) - (required[at] || 0);
    if (difference > 0) return undefined;
    if (difference < 0) {
      return `Node ${required.join(".")} or later is needed, this is ${version}. Install it from https://nodejs.org or with your version manager (.nvmrc names the version).`;
    }
  }
  return undefined;
}

/** Ends the command with a clear message where Node is too old. */
export function checkNode() {
  const { engines } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const problem = nodeProblem(process.versions.node, engines.node);
  if (problem === undefined) return;
  console.error(problem);
  process.exit(1);
}

import { minimumGo } from "./go.mjs";

/** @typedef {import("./programs.mjs").Program} Program */

/** @param {string} text */
const indented = (text) => text.replaceAll("\n", "\n      ");

/**
 * One message about every program that is missing: why, and how to get it.
 *
 * @param {readonly Program[]} missing
 * @param {ReadonlyMap<string, readonly string[]>} reasons what was found and tried, by program
 * @param {string | undefined} goProblem why they cannot be built; undefined where they could
 */
export function missingPrograms(missing, reasons, goProblem) {
  const count = missing.length === 1 ? "A program is missing" : `${missing.length} programs are missing`;
  const lines = missing.flatMap(({ name, minimum, because, homepage }) => [
    `  ${name} ${minimum} or later (${because}): ${homepage}`,
    ...(reasons.get(name) ?? []).map((reason) => `    - ${indented(reason)}`),
  ]);
  const advice =
    goProblem === undefined
      ? "Repair what the lines above say, or put the programs on PATH."
      : `${goProblem}. Install Go ${minimumGo} or later (https://go.dev/dl), from which all of them are built, or put each of them on PATH.`;
  return [`${count} and could not be obtained:`, ...lines, advice].join("\n");
}

/** Versions are texts of two or three numbers, such as "3.16.0". */

/**
 * The version in what a program prints when it is asked for it; undefined where it prints none, as programs do that were
 * built as a plain Go module ("prometheus, version  (branch: , revision: unknown)").
 *
 * @param {string} output
 * @returns {string | undefined}
 */
export function printedVersion(output) {
  const patterns = [
    /\bversion v?(\d+\.\d+(?:\.\d+)?)/i,
    /^v?(\d+\.\d+\.\d+)/m, // pulumi
    /\(PostgreSQL\) (\d+(?:\.\d+)*)/,
    /^go version go(\d+\.\d+(?:\.\d+)?)/,
  ];
  for (const pattern of patterns) {
    const version = pattern.exec(output)?.[1];
    if (version !== undefined) return version;
  }
  return undefined;
}

/**
 * @param {string} version
 * @param {string} minimum
 */
export function atLeast(version, minimum) {
  const present = version.split(".").map(Number);
  const required = minimum.split(".").map(Number);
  for (const [at, number] of required.entries()) {
    const difference = (present[at] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

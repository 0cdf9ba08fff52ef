import { UserError } from "../../model/user-error.mjs";

/**
 * @typedef {object} StackArguments
 * @property {string} stack
 * @property {boolean} yes
 * @property {boolean} help
 */

/** Letters, digits, `.`, `_` and `-`, no dot first; organization and project may stand before it, as Pulumi writes it. */
const stackName = /^(\w[\w.-]*\/){0,2}\w[\w.-]*$/;

/**
 * Parses `[STACK] [FLAG…]`; every issue at once.
 *
 * @param {readonly string[]} args
 * @param {readonly ("--yes" | "--help")[]} flags the flags that the command knows
 * @returns {StackArguments}
 */
export function parseStackArguments(args, flags) {
  const given = args.filter((arg) => arg.startsWith("-")).map((arg) => ({ "-y": "--yes", "-h": "--help" })[arg] ?? arg);
  const names = args.filter((arg) => !arg.startsWith("-"));
  const issues = given
    .filter((flag) => !flags.some((known) => known === flag))
    .map((flag) => `there is no flag ${flag}; expected ${flags.join(", ")}`);
  if (names.length > 1) issues.push(`one STACK is expected, got ${names.length}: ${names.join(", ")}`);
  for (const name of names) {
    if (!stackName.test(name)) issues.push(`STACK has letters, digits, ".", "_" and "-" only, got "${name}"`);
  }
  if (issues.length > 0) throw new UserError(issues.join("\n"), 2);
  return { stack: names[0] ?? "local", yes: given.includes("--yes"), help: given.includes("--help") };
}

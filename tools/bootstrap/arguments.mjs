import { readCommandLine } from "./command-line.mjs";
import { defaultStack } from "./paths.mjs";

/**
 * @typedef {object} StackArguments
 * @property {string} stack
 * @property {boolean} yes
 * @property {boolean} help
 */

/** Letters, digits, `.`, `_` and `-`, no dot first; organization and project may stand before it, as Pulumi writes it. */
const stackName = /^(\w[\w.-]*\/){0,2}\w[\w.-]*$/;

/** @type {import("./command-line.mjs").Positional} */
const stack = {
  name: "STACK",
  optional: true,
  refuse: (text) => (stackName.test(text) ? undefined : { expected: 'letters, digits, ".", "_" and "-"' }),
};

/**
 * Reads `[STACK] [OPTION…]`; every issue at once.
 *
 * @param {readonly string[]} args
 * @param {Omit<import("./command-line.mjs").CommandLine, "positionals">} commandLine
 * @returns {StackArguments}
 */
export function parseStackArguments(args, commandLine) {
  const { help, flags, positionals } = readCommandLine(args, { ...commandLine, positionals: [stack] });
  return { stack: positionals[0] ?? defaultStack, yes: flags.has("yes"), help };
}

/** What `up` and `down` take, which change a stack. @param {"up" | "down"} command */
export const changingStack = (command) => ({ command, options: { yes: { short: "y" } } });

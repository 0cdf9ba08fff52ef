/** What the user can repair: shown as its message alone, without a stack trace. */
export class UserError extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode] default 1
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = "UserError";
    this.exitCode = exitCode;
  }
}

/** Shows stack traces of faults that are not the user's. Any value but the empty one. */
const debugVariable = "DEBUG";

/**
 * What to print of an error that is nobody's but ours: one line, and how to see more.
 *
 * @param {unknown} error
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string}
 */
export function unexpected(error, env = process.env) {
  if (!(error instanceof Error)) return `Internal error: ${String(error)}`;
  if ((env[debugVariable] ?? "") !== "") return error.stack ?? error.message;
  const [line = ""] = error.message.split("\n");
  return `Internal error: ${line === "" ? error.name : line} (${debugVariable}=1 shows where; please report it)`;
}

/**
 * What to print of any error: a user's is its message alone.
 *
 * @param {unknown} error
 * @returns {string}
 */
export const errorText = (error) => (error instanceof UserError ? error.message : unexpected(error));

/**
 * What a command ends with after an error.
 *
 * @param {unknown} error
 * @returns {number}
 */
export const exitCodeOf = (error) => (error instanceof UserError ? error.exitCode : 1);

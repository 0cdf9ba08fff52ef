/** What the user can mend: shown as its message alone, without a stack trace. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode] default 1
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = "Failure";
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

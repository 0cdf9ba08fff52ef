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

/** Thrown while parsing; says what is wrong, where, and what would be right. */
export class GrammarError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "GrammarError";
  }
}

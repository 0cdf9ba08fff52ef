/** Thrown while parsing; says what is wrong, where, and what would be right. */
export class GrammarError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "GrammarError";
  }
}

/** Why the grammar refuses what is parsed, or undefined where it takes it. Other errors pass through. */
export function refusal(parse: () => unknown): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof GrammarError) return error.message;
    throw error;
  }
}

/** One thing that is wrong with a catalog. */
export interface Mistake {
  /** Where: `alerts.HighErrorRate.service`. */
  readonly path: string;
  /** What stands there. */
  readonly found: string;
  /** What may stand there. */
  readonly allowed: string;
  /** The name that was probably meant, which the message asks for instead of listing what is allowed. */
  readonly meant?: string;
}

/** One mistake for people, in one line. */
export function mistakeText({ path, found, allowed, meant }: Mistake): string {
  return `${path}: found ${found}; ${meant === undefined ? `allowed: ${allowed}` : `did you mean \`${meant}\`?`}`;
}

const inOrder = (a: Mistake, b: Mistake): number => {
  const left = `${a.path}\n${a.found}\n${a.allowed}`;
  const right = `${b.path}\n${b.found}\n${b.allowed}`;
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Each mistake once, by path. */
export function ordered(mistakes: readonly Mistake[]): readonly Mistake[] {
  const sorted = [...mistakes].sort(inOrder);
  return sorted.filter((mistake, index) => {
    const previous = sorted[index - 1];
    return previous === undefined || inOrder(previous, mistake) !== 0;
  });
}

/** One message that names every mistake, a line each. */
export function describe(mistakes: readonly Mistake[]): string {
  if (mistakes.length === 0) return "The catalog has no mistakes.";
  const lines = ordered(mistakes).map((mistake) => `- ${mistakeText(mistake)}`);
  return [`The catalog has ${lines.length === 1 ? "one mistake" : `${lines.length} mistakes`}:`, ...lines].join("\n");
}

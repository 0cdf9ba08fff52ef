/** One thing that is wrong with a catalog. */
export interface Issue {
  /** Where: `alerts.HighErrorRate.service`. */
  readonly path: string;
  /** What stands there. */
  readonly got: string;
  /** What may stand there. */
  readonly expected: string;
  /** The name that was probably meant, which the message asks for instead of listing what is allowed. */
  readonly meant?: string;
}

/** One issue for people, in one line. */
export function issueText({ path, got, expected, meant }: Issue): string {
  return `${path}: found ${got}; ${meant === undefined ? `allowed: ${expected}` : `did you mean \`${meant}\`?`}`;
}

const inOrder = (a: Issue, b: Issue): number => {
  const left = `${a.path}\n${a.got}\n${a.expected}`;
  const right = `${b.path}\n${b.got}\n${b.expected}`;
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Each issue once, by path. */
export function ordered(issues: readonly Issue[]): readonly Issue[] {
  const sorted = [...issues].sort(inOrder);
  return sorted.filter((issue, index) => {
    const previous = sorted[index - 1];
    return previous === undefined || inOrder(previous, issue) !== 0;
  });
}

/** One message that names every issue, a line each. */
export function describe(issues: readonly Issue[]): string {
  if (issues.length === 0) return "The catalog has no issues.";
  const lines = ordered(issues).map((issue) => `- ${issueText(issue)}`);
  return [`The catalog has ${lines.length === 1 ? "one issue" : `${lines.length} issues`}:`, ...lines].join("\n");
}

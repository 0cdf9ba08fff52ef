import { UserError } from "./user-error.mjs";

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
  return `${path}: got ${got}; ${meant === undefined ? `expected ${expected}` : `did you mean \`${meant}\`?`}`;
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

/** Says everything that is wrong at once; its message is for people and complete. */
export class ValidationError extends UserError {
  readonly issues: readonly Issue[];

  /** @param subject what is wrong: `stack prod`, a file's name, a command */
  constructor(subject: string, issues: readonly Issue[]) {
    const count = issues.length === 1 ? "1 issue" : `${issues.length} issues`;
    super([`${subject}: ${count}`, ...issues.map((issue) => `  ${issueText(issue)}`)].join("\n"));
    this.name = "ValidationError";
    this.issues = issues;
  }
}

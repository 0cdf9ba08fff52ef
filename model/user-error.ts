import type { Issue } from "./issue.ts";
import { issueText as textOf } from "./issue.ts";

export type { Issue } from "./issue.ts";

/** Says everything that is wrong at once; its message is for people and complete. */
export class ValidationError extends Error {
  readonly issues: readonly Issue[];

  constructor(subject: string, issues: readonly Issue[]) {
    const count = issues.length === 1 ? "1 issue" : `${issues.length} issues`;
    super([`${subject}: ${count}`, ...issues.map(issueText)].join("\n"));
    this.name = "ValidationError";
    this.issues = issues;
  }
}

export function issueText(issue: Issue): string {
  return `  ${textOf(issue)}`;
}

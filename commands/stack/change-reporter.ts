import { changeLine, type ResourceChange } from "./lines.ts";

/** How many files of a kind are listed by name. */
const namedFiles = 5;

/**
 * Reports changes as they happen, but created and deleted files at the end: many of them by number. A changed file is listed by
 * name always, since it is what a reader looks for.
 */
export class ChangeReporter {
  private readonly report: (line: string) => void;
  private readonly files = new Map<string, ResourceChange[]>();

  constructor(report: (line: string) => void) {
    this.report = report;
  }

  take(change: ResourceChange): void {
    if (change.type === "File" && /^[+-]/.test(change.word)) {
      this.files.set(change.word, [...(this.files.get(change.word) ?? []), change]);
    } else {
      this.report(changeLine(change));
    }
  }

  reportRest(): void {
    for (const [word, changes] of this.files) {
      if (changes.length > namedFiles) this.report(`  ${word} ${changes.length} files`);
      else for (const change of changes) this.report(changeLine(change));
    }
    this.files.clear();
  }
}

import { Cursor } from "../../vendors/grammar/cursor.ts";
import type { Lexicon } from "../../vendors/grammar/tokens.ts";

type Kind = "word" | "quoted" | "number" | "string" | "symbol";

const nrql: Lexicon<Kind> = {
  language: "NRQL",
  patterns: [
    { kind: "string", pattern: /'(?:[^'\\]|\\.)*'/y },
    { kind: "quoted", pattern: /`[^`]+`/y },
    { kind: "number", pattern: /\d+(?:\.\d+)?(?![A-Za-z_])/y },
    { kind: "word", pattern: /[A-Za-z_][\w.]*/y },
    { kind: "symbol", pattern: /<=|>=|!=|[-+*/(),:<>=]/y },
  ],
};

/** NRQL's words mean the same in capitals and without. */
export class NrqlCursor extends Cursor<Kind> {
  constructor(text: string) {
    super(text, nrql);
  }

  /** Whether the word, given in capitals, stands there. */
  isWord(word: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === "word" && text.toUpperCase() === word;
  }

  /** Takes the word if it is next. */
  skipWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.take();
    return found;
  }

  expectWord(word: string): void {
    if (!this.skipWord(word)) this.fail(word);
  }
}

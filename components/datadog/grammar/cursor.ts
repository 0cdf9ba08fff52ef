import { Cursor } from "../../vendors/grammar/cursor.ts";
import type { Lexicon } from "../../vendors/grammar/tokens.ts";

type Kind = "name" | "number" | "string" | "scope" | "symbol";

const datadog: Lexicon<Kind> = {
  language: "a Datadog query",
  patterns: [
    { kind: "scope", pattern: /\{[^{}]*\}/y },
    { kind: "string", pattern: /'[^']*'|"[^"]*"/y },
    { kind: "number", pattern: /\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![A-Za-z_])/y },
    { kind: "name", pattern: /[A-Za-z_][\w.]*/y },
    // Longest first, so that `>=` is not read as `>`.
    { kind: "symbol", pattern: /&&|\|\||<=|>=|==|!=|[-+*/().,:<>=!]/y },
  ],
};

export class DatadogCursor extends Cursor<Kind> {
  constructor(text: string) {
    super(text, datadog);
  }
}

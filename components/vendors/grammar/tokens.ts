import { GrammarError } from "./grammar-error.ts";

export interface Token<Kind extends string> {
  readonly kind: Kind | "end";
  readonly text: string;
  /** Character of the query, from 0. */
  readonly at: number;
}

/** The words of a query language. */
export interface Lexicon<Kind extends string> {
  /** As errors call it: "Datadog". */
  readonly language: string;
  /** Sticky expressions, tried in order. */
  readonly patterns: readonly { readonly kind: Kind; readonly pattern: RegExp }[];
}

function next<Kind extends string>(text: string, at: number, { patterns }: Lexicon<Kind>): Token<Kind> | undefined {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) return { kind, text: found[0], at };
  }
  return undefined;
}

/** Throws `GrammarError` on a character that starts no token, such as an unbalanced brace or quote. */
export function tokenize<Kind extends string>(text: string, lexicon: Lexicon<Kind>): readonly Token<Kind>[] {
  const tokens: Token<Kind>[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = next(text, at, lexicon);
    if (token === undefined) {
      throw new GrammarError(`"${text.slice(at, at + 12)}" at ${at} cannot be read as ${lexicon.language}`);
    }
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

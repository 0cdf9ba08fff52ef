import { GrammarError } from "./grammar-error.ts";
import type { Lexicon, Token } from "./tokens.ts";
import { tokenize } from "./tokens.ts";

/** A place in a query's tokens, that only moves on. Throws `GrammarError` where something else must stand. */
export class Cursor<Kind extends string> {
  readonly #tokens: readonly Token<Kind>[];
  readonly #end: Token<Kind>;
  #place = 0;

  constructor(text: string, lexicon: Lexicon<Kind>) {
    this.#tokens = tokenize(text, lexicon);
    this.#end = { kind: "end", text: "", at: text.length };
  }

  peek(ahead = 0): Token<Kind> {
    return this.#tokens[this.#place + ahead] ?? this.#end;
  }

  take(): Token<Kind> {
    const token = this.peek();
    this.#place += 1;
    return token;
  }

  /** Takes the symbol if it is next. */
  skip(symbol: string): boolean {
    const found = this.peek().kind === "symbol" && this.peek().text === symbol;
    if (found) this.#place += 1;
    return found;
  }

  expect(symbol: string): void {
    if (!this.skip(symbol)) this.fail(`"${symbol}"`);
  }

  /** Takes a token of this kind, or says what was wanted. */
  expectKind(kind: Kind, wanted: string): Token<Kind> {
    if (this.peek().kind !== kind) this.fail(wanted);
    return this.take();
  }

  end(): void {
    if (this.peek().kind !== "end") this.fail("the end of the query");
  }

  fail(wanted: string): never {
    const { text, at, kind } = this.peek();
    throw new GrammarError(`got ${kind === "end" ? "the end of the query" : `"${text}"`} at ${at}; expected ${wanted}`);
  }
}

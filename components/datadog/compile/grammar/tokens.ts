import { GrammarError } from "./problem.ts";

export interface Token {
  readonly kind: "name" | "number" | "string" | "scope" | "symbol" | "end";
  readonly text: string;
  /** Character of the query, from 0. */
  readonly at: number;
}

/** Longest first, so that `>=` is not read as `>`. */
const patterns: readonly { readonly kind: Token["kind"]; readonly pattern: RegExp }[] = [
  { kind: "scope", pattern: /\{[^{}]*\}/y },
  { kind: "string", pattern: /'[^']*'|"[^"]*"/y },
  { kind: "number", pattern: /\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![A-Za-z_])/y },
  { kind: "name", pattern: /[A-Za-z_][\w.]*/y },
  { kind: "symbol", pattern: /&&|\|\||<=|>=|==|!=|[-+*/().,:<>=!]/y },
];

function next(text: string, at: number): Token | undefined {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) return { kind, text: found[0], at };
  }
  return undefined;
}

/** Throws on a character that no Datadog query holds, such as an unbalanced brace or quote. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = next(text, at);
    if (token === undefined)
      throw new GrammarError(`"${text.slice(at, at + 12)}" at ${at} starts nothing that a query knows`);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

/** A place in a list of tokens, that only moves on. */
export class Cursor {
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  #place = 0;

  constructor(text: string) {
    this.#tokens = tokenize(text);
    this.#end = { kind: "end", text: "", at: text.length };
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#place + ahead] ?? this.#end;
  }

  take(): Token {
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
  expectKind(kind: Token["kind"], wanted: string): Token {
    if (this.peek().kind !== kind) this.fail(wanted);
    return this.take();
  }

  end(): void {
    if (this.peek().kind !== "end") this.fail("the end of the query");
  }

  fail(wanted: string): never {
    const { text, at, kind } = this.peek();
    throw new GrammarError(`${kind === "end" ? "the query ends" : `"${text}" stands`} at ${at} where ${wanted} must`);
  }
}

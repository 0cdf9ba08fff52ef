/** Thrown while parsing; says what is wrong, where, and what would be right. */
export class NrqlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "NrqlError";
  }
}

export interface Token {
  readonly kind: "word" | "quoted" | "number" | "string" | "symbol" | "end";
  readonly text: string;
  /** Character of the query, from 0. */
  readonly at: number;
}

const patterns: readonly { readonly kind: Token["kind"]; readonly pattern: RegExp }[] = [
  { kind: "string", pattern: /'(?:[^'\\]|\\.)*'/y },
  { kind: "quoted", pattern: /`[^`]+`/y },
  { kind: "number", pattern: /\d+(?:\.\d+)?(?![A-Za-z_])/y },
  { kind: "word", pattern: /[A-Za-z_][\w.]*/y },
  { kind: "symbol", pattern: /<=|>=|!=|[-+*/(),:<>=]/y },
];

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = patterns
      .map(({ kind, pattern }) => {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        return found === null ? undefined : { kind, text: found[0], at };
      })
      .find((candidate) => candidate !== undefined);
    if (token === undefined)
      throw new NrqlError(`"${text.slice(at, at + 12)}" at ${at} starts nothing that NRQL knows`);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

/** A place in a list of tokens, that only moves on. NRQL's words mean the same in capitals and without. */
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

  isWord(word: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === "word" && text.toUpperCase() === word;
  }

  /** Takes the word if it is next. */
  skipWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.#place += 1;
    return found;
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

  expectWord(word: string): void {
    if (!this.skipWord(word)) this.fail(word);
  }

  expectKind(kind: Token["kind"], wanted: string): Token {
    if (this.peek().kind !== kind) this.fail(wanted);
    return this.take();
  }

  fail(wanted: string): never {
    const { text, at, kind } = this.peek();
    throw new NrqlError(`${kind === "end" ? "the query ends" : `"${text}" stands`} at ${at} where ${wanted} must`);
  }
}

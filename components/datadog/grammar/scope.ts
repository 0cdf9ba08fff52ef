import { GrammarError } from "../../vendors/grammar/grammar-error.ts";

/** Tag keys start with a letter; 200 characters hold key and value. */
const key = /^[A-Za-z][\w\-./]*$/;
const value = /^[\w\-./:*]+$/;
const longestTag = 200;

function checkTag(text: string): void {
  const colon = text.indexOf(":");
  const name = colon === -1 ? text : text.slice(0, colon);
  if (!key.test(name)) throw new GrammarError(`"${text}" is not a tag: a key must start with a letter`);
  if (colon !== -1 && !value.test(text.slice(colon + 1))) {
    throw new GrammarError(`"${text}" is not a tag: its value is blank or has characters that tags do not have`);
  }
  if (text.length > longestTag) throw new GrammarError(`tag "${text.slice(0, 20)}…" has over ${longestTag} characters`);
}

const words = /^(AND|OR|NOT|IN)$/i;

/** A boolean scope's words, brackets and commas. */
function pieces(text: string): readonly string[] {
  return text.match(/[(),!]|[^\s(),!]+/g) ?? [];
}

/** `a:b AND (c:d OR NOT e:f) AND g IN (h,i)`, by recursive descent over its pieces. */
function checkBoolean(all: readonly string[]): void {
  let place = 0;
  const is = (word: string) => all[place]?.toUpperCase() === word;
  const take = () => {
    place += 1;
    return all[place - 1] ?? "";
  };
  const need = (word: string) => {
    if (take() !== word) throw new GrammarError(`a scope lacks "${word}"`);
  };
  const list = () => {
    need("(");
    do checkTag(`key:${take()}`);
    while (all[place] === "," && take() === ",");
    need(")");
  };
  const factor = (): void => {
    if (is("NOT")) {
      take();
      factor();
      return;
    }
    if (all[place] === "(") {
      take();
      disjunction();
      need(")");
      return;
    }
    const tag = take();
    if (tag === "" || words.test(tag)) throw new GrammarError("got the end of a scope; expected a tag");
    checkTag(tag);
    if (is("NOT")) take();
    if (is("IN")) {
      take();
      list();
    }
  };
  const conjunction = () => {
    factor();
    while (is("AND")) {
      take();
      factor();
    }
  };
  const disjunction = () => {
    conjunction();
    while (is("OR")) {
      take();
      conjunction();
    }
  };
  disjunction();
  if (place < all.length) throw new GrammarError(`got "${all[place] ?? ""}"; expected AND, OR or the end of the scope`);
}

/** The braces behind a metric. Throws on a blank scope and on symbols mixed with words, which Datadog refuses. */
export function checkScope(braced: string): void {
  const text = braced.slice(1, -1).trim();
  if (text === "") throw new GrammarError("a scope is blank: {*} is everything");
  if (text === "*") return;
  const all = pieces(text);
  if (!all.some((piece) => words.test(piece))) {
    for (const tag of text.split(",")) {
      const plain = tag.trim().replace(/^!/, "");
      if (/\s/.test(plain))
        throw new GrammarError(`"${plain}" is not a tag: two tags need AND or a comma between them`);
      checkTag(plain);
    }
    return;
  }
  const depth = all.reduce((open, piece) => {
    if (piece === "," && open === 0) throw new GrammarError("a scope mixes , with AND, OR, NOT or IN");
    return open + (piece === "(" ? 1 : piece === ")" ? -1 : 0);
  }, 0);
  if (depth !== 0) throw new GrammarError("a scope's brackets do not match");
  if (all.includes("!")) throw new GrammarError("a scope mixes ! with AND, OR, NOT or IN");
  checkBoolean(all);
}

/** The braces behind `by`. */
export function checkGroups(braced: string): readonly string[] {
  const tags = braced
    .slice(1, -1)
    .split(",")
    .map((tag) => tag.trim());
  for (const tag of tags) {
    if (!key.test(tag)) throw new GrammarError(`"${tag}" is not a tag key to group by`);
  }
  return tags;
}

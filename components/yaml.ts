import { oncePerText } from "../model/once-per.ts";

/** A value with a comment above it: above its key in a map, its dash in a list, or the whole document. */
class Commented {
  readonly comment: string;
  readonly value: unknown;

  constructor(comment: string, value: unknown) {
    this.comment = comment;
    this.value = value;
  }
}

/** A list of scalars that is written on one line. */
class OneLine {
  readonly items: readonly (string | number | boolean)[];

  constructor(items: readonly (string | number | boolean)[]) {
    this.items = items;
  }

  text(): string {
    return `[${this.items.map(scalar).join(", ")}]`;
  }
}

/** Puts a comment of one or several lines above a value. */
export const commented = (comment: string, value: unknown): object => new Commented(comment, value);

/** Has a list of scalars written on one line, where one line for each would take too much room. */
export const oneLine = (items: readonly (string | number | boolean)[]): object => new OneLine(items);

export interface YamlOptions {
  /** False leaves all comments out, where they would take too much room. Default: true. */
  readonly comments?: boolean | undefined;
}

/** Text that no YAML version takes for anything but a string: words, paths, URLs, durations. */
const plain = /^(?:[A-Za-z_/][\w./-]*(?:[ :][\w./-]+)*|\d+(?:ms|s|m|h|d))$/;
const reserved = /^(?:y|yes|n|no|true|false|on|off|null)$/i;
/** Controls, line and paragraph separators, byte order marks and halves of surrogate pairs need escapes. */
// eslint-disable-next-line no-control-regex -- these are what it is about
const special = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
// eslint-disable-next-line no-control-regex -- as above, but for line feeds and tabs
const specialLine = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
/** What nearly every line and text consists of: none of it is special, which is found out much faster. */
const ordinaryLine = /^[ -~]*$/;
const ordinary = /^[\t\n -~]*$/;
/** What no comment may contain. */
const uncommentable = /[\s\p{C}\u2028\u2029]+/gu;
/** A longer key needs a mark of its own; YAML allows 1024 characters, escapes included. */
const longestKey = 128;

function escaped(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const quoted = (text: string): string =>
  !ordinaryLine.test(text) && special.test(text) ? escaped(text) : `'${text.replaceAll("'", "''")}'`;

/** The text on one line. */
const inline = oncePerText((text) => (plain.test(text) && !reserved.test(text) ? text : quoted(text)));

/** The text, as a block of lines where it has several that can all be seen. */
function textBehind(text: string, margin: string): string {
  if (!text.includes("\n") || text.endsWith("\n\n") || !/^\S/.test(text)) return inline(text);
  if (!ordinary.test(text) && specialLine.test(text)) return inline(text);
  const [mark, lines] = text.endsWith("\n") ? ["|", text.slice(0, -1)] : ["|-", text];
  const feed = `\n${margin}`;
  // Empty lines stay empty.
  return `${mark}${feed}${lines.replaceAll(/\n(?=[^\n])/g, feed)}`;
}

/** YAML 1.1 takes no number for one whose exponent stands behind an integer. */
function number(value: number): string {
  if (Number.isFinite(value)) return String(value).replace(/^(-?\d+)e/, "$1.0e");
  return Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
}

function scalar(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "number":
      return number(value);
    case "boolean":
      return String(value);
    default:
      if (value === null) return "null";
      throw new TypeError(`YAML has no form for a ${typeof value}`);
  }
}

/** What nearly every comment is: words of which nothing has to be replaced. */
const plainComment = /^[!-~]+(?: [!-~]+)*$/;

/** The comment, each line followed by `feed`. */
function commentLines(comment: string, feed: string): string {
  if (plainComment.test(comment)) return `# ${comment}${feed}`;
  return comment
    .split("\n")
    .map((line) => `# ${line.replaceAll(uncommentable, " ").trim()}`.trimEnd() + feed)
    .join("");
}

/**
 * Writes one document, piece by piece: a large one's pieces joined once take a third of the memory, and with it of the
 * time, of texts that are joined at each level.
 */
class Writer {
  readonly #pieces: string[] = [];
  readonly #comments: boolean;

  constructor({ comments = true }: YamlOptions) {
    this.#comments = comments;
  }

  document(value: object): string {
    let root: unknown = value;
    while (root instanceof Commented) {
      if (this.#comments) this.#pieces.push(commentLines(root.comment, "\n"));
      root = root.value;
    }
    if (typeof root !== "object" || root === null) throw new TypeError("a YAML document of ours is a map or a list");
    if (root instanceof OneLine) this.#pieces.push(root.text());
    else if (!this.#block(root, "", "")) this.#pieces.push(Array.isArray(root) ? "[]" : "{}");
    this.#pieces.push("\n");
    return this.#pieces.join("");
  }

  /** The value as it stands behind a key's colon or an item's dash, with the space or line feed before it. */
  #behind(value: unknown, margin: string, lead: string): void {
    if (typeof value === "string") this.#pieces.push(" ", textBehind(value, `${margin}  `));
    else if (typeof value !== "object" || value === null) this.#pieces.push(" ", scalar(value));
    else if (value instanceof OneLine) this.#pieces.push(" ", value.text());
    else if (!this.#block(value, `${margin}  `, lead)) this.#pieces.push(Array.isArray(value) ? " []" : " {}");
  }

  /** The value without its comments, which are written where an entry's key or an item's dash comes next. */
  #uncommented(value: unknown, feed: string): unknown {
    let inner = value;
    while (inner instanceof Commented) {
      if (this.#comments) this.#pieces.push(commentLines(inner.comment, feed));
      inner = inner.value;
    }
    return inner;
  }

  /**
   * Each entry or item on lines of its own, the first behind `lead`, the others behind a line feed and the margin.
   * Says whether there was any.
   */
  #block(value: object, margin: string, lead: string): boolean {
    const feed = `\n${margin}`;
    let before = lead;
    if (Array.isArray(value)) {
      for (const item of value as readonly unknown[]) {
        this.#pieces.push(before);
        const inner = this.#uncommented(item, feed);
        this.#pieces.push("-");
        this.#behind(inner, margin, " ");
        before = feed;
      }
      return value.length > 0;
    }
    const map = value as Readonly<Record<string, unknown>>;
    const deeper = `${feed}  `;
    let any = false;
    for (const key in map) {
      const entry = map[key];
      if (entry === undefined) continue;
      this.#pieces.push(before);
      const inner = this.#uncommented(entry, feed);
      const name = inline(key);
      if (name.length <= longestKey) this.#pieces.push(name, ":");
      else this.#pieces.push("? ", name, feed, ":");
      this.#behind(inner, margin, deeper);
      before = feed;
      any = true;
    }
    return any;
  }
}

/**
 * Plain data as YAML in block style, which readers of YAML 1.1 (kubectl, Helm, Prometheus) and 1.2 take for the same
 * data. Entries that are undefined are left out; comments come by {@link commented}.
 *
 * Written by hand because a large catalog has tens of thousands of rules, for which the document model of the YAML
 * package needs about ten times as long. It writes no anchors and no tags.
 *
 * @throws a TypeError on what is no plain data, such as a function
 */
export const yaml = (document: object, options: YamlOptions = {}): string => new Writer(options).document(document);

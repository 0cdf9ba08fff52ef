/** Plain data that has a YAML form. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | YamlMap;

/** Entries that are undefined are left out. */
export interface YamlMap {
  readonly [key: string]: YamlValue | undefined;
}

/** Text that no YAML version takes for anything but a string: words, paths, URLs, durations. */
const plain = /^(?:[A-Za-z_/][\w./-]*(?:[ :][\w./-]+)*|\d+(?:ms|s|m|h|d))$/;
const reserved = /^(?:y|yes|n|no|true|false|on|off|null)$/i;
/** Controls, line and paragraph separators, byte order marks and halves of surrogate pairs need escapes. */
// eslint-disable-next-line no-control-regex -- these are what it is about
const special = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
// eslint-disable-next-line no-control-regex -- as above, but for line feeds
const specialLine = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;

function escaped(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The text on one line. */
function inline(text: string): string {
  if (plain.test(text) && !reserved.test(text)) return text;
  return special.test(text) ? escaped(text) : `'${text.replaceAll("'", "''")}'`;
}

/** The text, as a block of lines where it has several. */
function scalar(text: string, margin: string): string {
  const literal = text.includes("\n") && !specialLine.test(text) && /^[^ \n]/.test(text) && !text.endsWith("\n");
  return literal ? `|-\n${text.replaceAll(/^(?=.)/gm, margin)}` : inline(text);
}

function isMap(value: readonly YamlValue[] | YamlMap): value is YamlMap {
  return !Array.isArray(value);
}

/** The value as it stands behind a key's colon or an item's dash, with the space or line feed before it. */
function behind(value: YamlValue, margin: string, lead: string): string {
  if (typeof value === "string") return ` ${scalar(value, `${margin}  `)}`;
  if (typeof value !== "object") return ` ${value}`;
  return block(value, `${margin}  `, lead) || (isMap(value) ? " {}" : " []");
}

/** Each entry or item on lines of its own, the first behind `lead`, the others behind a line feed and the margin. */
function block(value: readonly YamlValue[] | YamlMap, margin: string, lead: string): string {
  const feed = `\n${margin}`;
  let text = "";
  if (isMap(value)) {
    for (const key in value) {
      const entry = value[key];
      if (entry === undefined) continue;
      text += `${text === "" ? lead : feed}${inline(key)}:${behind(entry, margin, `${feed}  `)}`;
    }
  } else {
    for (const item of value) text += `${text === "" ? lead : feed}-${behind(item, margin, " ")}`;
  }
  return text;
}

/** One item of a list, with its dash, without a line feed at its end. */
export function listItem(item: YamlValue, margin: string): string {
  // A map or list starts on the dash's own line.
  return `${margin}-${behind(item, margin, " ")}`;
}

/**
 * YAML of plain data, in block style. Written by hand because a large catalog has tens of thousands of rules, and the
 * document model of the YAML package needs about ten times as long for them; it takes no anchors, tags or comments.
 */
export function yamlText(map: YamlMap): string {
  return `${block(map, "", "") || "{}"}\n`;
}

import { Document, Scalar, visit } from "yaml";
import type { YamlMap, YamlValue } from "../prometheus/yaml-text.ts";
import { yamlText } from "../prometheus/yaml-text.ts";
import type { Json, JsonMap } from "./object.ts";

const isMap = (value: readonly Json[] | JsonMap): value is JsonMap => !Array.isArray(value);

/** By code units, as JavaScript compares strings: the same everywhere. */
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** The same data with its keys in order. */
function ordered(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (!isMap(value)) return value.map(ordered);
  return Object.fromEntries(
    Object.entries(value)
      .sort(byKey)
      .flatMap(([key, entry]) => (entry === undefined ? [] : [[key, ordered(entry)]])),
  );
}

/** What yamlText writes and a person can read: it has no null, and puts a text with a line feed at its end on one line. */
function isSimple(value: Json): value is YamlValue {
  if (typeof value === "string") return !value.endsWith("\n");
  if (typeof value !== "object") return true;
  if (value === null) return false;
  return (isMap(value) ? Object.values(value) : value).every((entry) => entry === undefined || isSimple(entry));
}

const isSimpleMap = (map: Json): map is YamlMap => isSimple(map);

/** What YAML takes for a line break, for a byte order mark or for no text at all, unless quoted and escaped. */
const special = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The text of a file: lines of what can be seen. */
const file = /^[^\s\p{C}\u2028\u2029](?:[^\p{C}\u2028\u2029]|[\t\n])*\n$/u;

/** Words, of which the YAML package quotes those with a meaning. */
const word = /^[A-Za-z/][\w./-]*$/;

/** Files line by line, and quotes around whatever is more than a word. */
function readable(data: Json): string {
  const document = new Document(data, { version: "1.1", aliasDuplicateObjects: false });
  visit(document, {
    Scalar(key, node) {
      const { value } = node;
      if (typeof value !== "string" || word.test(value)) return;
      node.type = key !== "key" && file.test(value) ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 }).replace(special, escaped);
}

/**
 * A map as YAML that kubectl and Helm read the same way, with its keys in order. Both still follow YAML 1.1, to which a
 * bare `on` is true.
 */
export function manifest(map: JsonMap): string {
  const data = ordered(map);
  // A large catalog's rules are tens of thousands, for which the YAML package takes about ten times as long.
  return isSimpleMap(data) ? yamlText(data) : readable(data);
}

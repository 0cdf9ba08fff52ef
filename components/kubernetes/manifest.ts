import { commented, yaml } from "../yaml.ts";
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

/** A map as YAML with its keys in order. */
export const manifest = (map: JsonMap): string => yaml(ordered(map) as JsonMap);

/** The same with a comment above it. */
export const commentedManifest = (comment: string, map: JsonMap): string => yaml(commented(comment, ordered(map)));

import { parseAllDocuments } from "yaml";
import type { Tags } from "yaml";

/** Go's text of a time, which is what Pulumi makes of a date that stands without quotes: `2026-01-01 00:00:00 +0000 UTC`. */
const goTime = (time: Date): string => `${time.toISOString().slice(0, 19).replace("T", " ")} +0000 UTC`;

/**
 * Pulumi's YAML is that of Go's yaml.v3: YAML 1.1's numbers (017 is 15, 1_000 is 1000) and dates, YAML 1.2's booleans
 * (`yes` and `on` are texts), and no sexagesimal numbers (1:30 is a text).
 */
function goTags(yaml11: Tags): Tags {
  const kept = yaml11.filter(
    (tag) =>
      typeof tag !== "string" && tag.tag !== "tag:yaml.org,2002:bool" && !("format" in tag && tag.format === "TIME"),
  );
  return [...kept, "bool", "intOct"];
}

function withoutDates(value: unknown): unknown {
  if (value instanceof Date) return goTime(value);
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutDates(inner)]));
}

/** Pulumi reads the first alone, without a word of the others. */
export class SeveralDocuments extends Error {
  /** How many there are. */
  readonly count: number;

  constructor(count: number) {
    super(`${count} documents`);
    this.name = "SeveralDocuments";
    this.count = count;
  }
}

/**
 * A Pulumi file's document, with the values that the Pulumi CLI reads in it.
 *
 * @throws SeveralDocuments, and the parser's error on what is no YAML
 */
export function parsePulumiYaml(text: string): unknown {
  const documents = parseAllDocuments(text, { schema: "yaml-1.1", customTags: goTags, logLevel: "error" });
  if ("empty" in documents) return null;
  const [document, ...others] = documents;
  if (others.length > 0) throw new SeveralDocuments(documents.length);
  const [error] = document?.errors ?? [];
  if (error !== undefined) throw error;
  return withoutDates(document?.toJS());
}

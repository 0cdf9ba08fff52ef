import { z } from "zod";
import { oneOf } from "../../model/validate/choices.ts";
import type { Mistake } from "../mistake.ts";

/** What stands in config, short enough for one line. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" && !/^\s*[[{]/.test(value) ? `"${value}"` : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** A schema itself, where it is optional or has a default. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const wraps = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return wraps ? unwrapped(schema.unwrap()) : schema;
}

/** The schema at a path, the innermost that exists where the path leads out of it. */
function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType {
  return path.reduce<z.core.$ZodType>((outer, key) => {
    if (!(outer instanceof z.ZodObject)) return outer;
    const shape = outer.shape as Readonly<Record<PropertyKey, z.core.$ZodType>>;
    return unwrapped(shape[key] ?? outer);
  }, unwrapped(schema));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function range({ minValue, maxValue }: z.ZodNumber): string {
  const most = maxValue === null || maxValue >= Number.MAX_SAFE_INTEGER ? "" : ` to ${maxValue}`;
  return `a whole number from ${minValue ?? 0}${most}`;
}

function allowed(issue: z.core.$ZodIssue, schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodNumber) return range(schema);
  if (schema instanceof z.ZodBoolean) return "true or false";
  if (schema instanceof z.ZodObject) return `an object of ${Object.keys(schema.shape).join(", ")}`;
  if (schema instanceof z.ZodEnum) return schema.options.join(", ");
  if (schema instanceof z.ZodEmail) return "an e-mail address";
  return issue.code === "invalid_type" || issue.code === "too_small" ? "a text that is not empty" : issue.message;
}

/** What no text of ours is: no URL, no name, no duration. */
const noValue = "/";

/** What may stand where a schema is asked, for people: what a mistake there would say. */
export function expectedText(schema: z.core.$ZodType): string {
  const own = unwrapped(schema);
  if (own instanceof z.ZodRecord) return "an object of texts";
  const issue = z.safeParse(own, noValue).error?.issues.at(-1);
  return issue === undefined ? "a text that is not empty" : allowed(issue, own);
}

/**
 * What zod found, for people.
 *
 * @param schema the schema that was asked
 * @param input what it was asked about
 */
export function issueMistakes(issue: z.core.$ZodIssue, schema: z.core.$ZodType, input: unknown): readonly Mistake[] {
  const path = issue.path.map(String);
  const innermost = schemaAt(schema, issue.path);
  if (issue.code === "unrecognized_keys") {
    const keys = innermost instanceof z.ZodObject ? Object.keys(innermost.shape) : [];
    return issue.keys.map((key) => ({
      path: [...path, key].join("."),
      found: "an unknown key",
      ...oneOf(keys, key),
    }));
  }
  const found = valueAt(input, issue.path);
  const { meant } =
    innermost instanceof z.ZodEnum && typeof found === "string" ? oneOf(innermost.options.map(String), found) : {};
  return [
    {
      path: path.join("."),
      found: shown(found),
      allowed: allowed(issue, innermost),
      ...(meant === undefined ? {} : { meant }),
    },
  ];
}

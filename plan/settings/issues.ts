import type { z } from "zod";
import type { Mistake } from "../mistake.ts";
import { nearest } from "./nearest.ts";

const names: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
};

/** What stands in config, short enough for one line. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" && !/^\s*[[{]/.test(value) ? `"${value}"` : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** `nearest` with a question, or nothing. */
export function didYouMean(word: string, words: readonly string[]): string {
  const meant = nearest(word, words);
  return meant === undefined ? "" : `; did you mean ${meant}?`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function range(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const [limit, word] = issue.code === "too_big" ? [issue.maximum, "at most"] : ([issue.minimum, "at least"] as const);
  return issue.origin === "string" ? "a text that is not empty" : `a number of ${word} ${String(limit)}`;
}

function allowed(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case "invalid_value": {
      const values = issue.values.map(String);
      return `${values.join(", ")}${typeof found === "string" ? didYouMean(found, values) : ""}`;
    }
    case "invalid_type":
      return names[issue.expected] ?? issue.expected;
    case "too_big":
    case "too_small":
      return range(issue);
    default:
      return issue.message === "Invalid email address" ? "an e-mail address" : issue.message;
  }
}

/**
 * What zod found, for people.
 *
 * @param keysAt the keys that the object at a path may have
 */
export function issueMistakes(
  issue: z.core.$ZodIssue,
  input: unknown,
  keysAt: (path: readonly PropertyKey[]) => readonly string[],
): readonly Mistake[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const keys = keysAt(issue.path);
    return issue.keys.map((key) => ({
      path: [...path, key].join("."),
      found: "an unknown key",
      allowed: `${keys.join(", ")}${didYouMean(key, keys)}`,
    }));
  }
  const found = at(input, issue.path);
  return [{ path: path.join("."), found: shown(found), allowed: allowed(issue, found) }];
}

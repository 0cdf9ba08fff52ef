import type { z } from "zod";
import type { Issue } from "./issue.ts";
import type { AnyResourceKind, Properties } from "./resource-kind.ts";
import { hasUnknown, isSecretAt, isUnknown, type Opened } from "./sealing.ts";

/** The outcome of checking what a program wrote. */
interface Validated {
  /** Every property, valid ones with their defaults filled in. */
  readonly input: Properties;
  /** Only the properties that are valid and wholly known. */
  readonly valid: Properties;
  readonly issues: readonly Issue[];
}

/** The longest part of a wrong value that a message repeats, in characters. */
const shownLength = 80;

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const part of path) {
    if (isUnknown(found)) return found;
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Record<PropertyKey, unknown>)[part];
  }
  return found;
}

function got(value: unknown, secret: boolean): string {
  if (value === undefined) return "";
  if (secret) return "; got a secret value";
  const text = JSON.stringify(value);
  return `; got ${text.length > shownLength ? `${text.slice(0, shownLength)}…` : text}`;
}

function issues(issues: readonly z.core.$ZodIssue[], property: string, opened: Opened): Issue[] {
  return issues
    .map((issue) => ({ path: [property, ...issue.path], message: issue.message }))
    .filter(({ path }) => !isUnknown(at(opened.plain, path)))
    .map(({ path, message }) => ({
      path,
      message: `${message}${got(at(opened.plain, path), isSecretAt(opened.secrets, path))}`,
    }));
}

/** Checks each property by its schema. What is not known yet, as in a preview, is taken as valid. */
export function validate(kind: Pick<AnyResourceKind, "properties">, opened: Opened): Validated {
  const input: Properties = {};
  const valid: Properties = {};
  const all: Issue[] = [];
  for (const [property, schema] of Object.entries(kind.properties)) {
    const value = opened.plain[property];
    const parsed = schema.safeParse(value);
    const wrong = parsed.success ? [] : issues(parsed.error.issues, property, opened);
    all.push(...wrong);
    const completed = parsed.success ? parsed.data : value;
    if (completed === undefined) continue;
    input[property] = completed;
    if (wrong.length === 0 && !hasUnknown(value)) valid[property] = completed;
  }
  const known = Object.keys(kind.properties);
  for (const property of Object.keys(opened.plain)
    .filter((name) => !known.includes(name))
    .sort()) {
    all.push({ path: [property], message: `no such property; expected one of ${[...known].sort().join(", ")}` });
  }
  return { input, valid, issues: all };
}

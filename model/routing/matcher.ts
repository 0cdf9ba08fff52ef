import type { Labels } from "../alert-labels.ts";

/** One of Alertmanager's label matchers; a missing label counts as the empty text. */
export interface Matcher {
  readonly label: string;
  readonly op: "=" | "=~";
  /** With `=~` an anchored regular expression. */
  readonly value: string;
}

export const equals = (label: string, value: string): Matcher => ({ label, op: "=", value });

/** The label must be there: without this, two alerts that both lack it would count as equal. */
export const present = (label: string): Matcher => ({ label, op: "=~", value: ".+" });

/** As Alertmanager reads it, e.g. `severity="critical"`. */
export function matcherText({ label, op, value }: Matcher): string {
  return `${label}${op}${JSON.stringify(value)}`;
}

/** Few patterns serve thousands of rules. */
const compiled = new Map<string, RegExp>();

function anchored(pattern: string): RegExp {
  const known = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`, "s");
  compiled.set(pattern, known);
  return known;
}

export function matches(matchers: readonly Matcher[], labels: Labels): boolean {
  return matchers.every(({ label, op, value }) => {
    const found = labels[label] ?? "";
    return op === "=" ? found === value : anchored(value).test(found);
  });
}

import type { Catalog } from "../catalog.ts";
import type { Issue } from "../issue.ts";
import { path } from "./path.ts";

/** Beyond it a neighbour of a number is the number itself, so that nothing is just above a threshold. */
const largest = Number.MAX_SAFE_INTEGER;

/** What distinguishes a thing of a list from its neighbours; its place does where it has no name. */
const nameKeys = ["name", "uid", "title"] as const;

function nameOf(thing: unknown): string | undefined {
  if (typeof thing !== "object" || thing === null) return undefined;
  const named = thing as Readonly<Record<string, unknown>>;
  return nameKeys.map((key) => named[key]).find((name): name is string => typeof name === "string");
}

/** Where a value stands; made text only for a number that is named in an issue. */
interface Place {
  readonly of: Place | undefined;
  /** A key, or the place in a list. */
  readonly step: string | number;
  readonly value: unknown;
}

function textOf({ of, step, value }: Place): string {
  const before = of === undefined ? "" : textOf(of);
  const name = typeof step === "number" ? nameOf(value) : step;
  if (name === undefined) return `${before}[${step}]`;
  return before === "" ? path(name) : `${before}.${path(name)}`;
}

const mayHoldNumber = (value: unknown): boolean => typeof value === "number" || typeof value === "object";

function look(
  value: unknown,
  at: Place | undefined,
  elsewhere: ReadonlySet<object>,
  found: (value: number, at: Place) => void,
): void {
  if (typeof value === "number") {
    if (at !== undefined) found(value, at);
    return;
  }
  // Metrics stand in many queries, and are looked at where they stand by themselves.
  if (typeof value !== "object" || value === null || elsewhere.has(value)) return;
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      if (mayHoldNumber(item)) look(item, { of: at, step: index, value: item }, elsewhere, found);
    });
    return;
  }
  for (const key of Object.keys(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (mayHoldNumber(item)) look(item, { of: at, step: key, value: item }, elsewhere, found);
  }
}

/**
 * Numbers that are none: `Number("5%")` is NaN, 1 / 0 is Infinity. No backend takes either, and whatever compares with
 * them is silent.
 */
export function notFinite(catalog: Catalog): readonly Issue[] {
  const issues: Issue[] = [];
  const found = (value: number, at: Place): void => {
    if (Math.abs(value) <= largest) return;
    issues.push({
      path: textOf(at),
      got: String(value),
      expected: Number.isFinite(value) ? `${largest} at most, up to which numbers are exact` : "a finite number",
    });
  };
  const { metrics, ...rest } = catalog;
  look(metrics, { of: undefined, step: "metrics", value: metrics }, new Set(), found);
  look(rest, undefined, new Set<object>(metrics), found);
  return issues;
}

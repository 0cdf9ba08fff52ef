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

const tooLarge = (value: number): boolean => !(Math.abs(value) <= largest);

/**
 * Whether any number below the value is too large or none. A catalog nearly always has none such, so places are only
 * made, by {@link look}, where there is one.
 */
function anyTooLarge(value: unknown, elsewhere: ReadonlySet<object>): boolean {
  if (typeof value === "number") return tooLarge(value);
  // Metrics stand in many queries, and are looked at where they stand by themselves.
  if (typeof value !== "object" || value === null || elsewhere.has(value)) return false;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) if (anyTooLarge(item, elsewhere)) return true;
    return false;
  }
  const thing = value as Readonly<Record<string, unknown>>;
  for (const key in thing) if (anyTooLarge(thing[key], elsewhere)) return true;
  return false;
}

function look(
  value: unknown,
  at: Place | undefined,
  elsewhere: ReadonlySet<object>,
  found: (value: number, at: Place) => void,
): void {
  if (!anyTooLarge(value, elsewhere)) return;
  if (typeof value === "number") {
    if (at !== undefined) found(value, at);
  } else if (Array.isArray(value)) {
    value.forEach((item: unknown, step) => {
      look(item, { of: at, step, value: item }, elsewhere, found);
    });
  } else {
    for (const [step, item] of Object.entries(value as object))
      look(item, { of: at, step, value: item }, elsewhere, found);
  }
}

/**
 * Numbers that are none: `Number("5%")` is NaN, 1 / 0 is Infinity. No backend takes either, and whatever compares with
 * them is silent.
 */
export function notFinite(catalog: Catalog): readonly Issue[] {
  const issues: Issue[] = [];
  const found = (value: number, at: Place): void => {
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

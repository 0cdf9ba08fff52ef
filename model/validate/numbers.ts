import type { Catalog } from "../catalog.ts";
import type { Mistake } from "./mistake.ts";
import { path } from "./path.ts";

/** Beyond it a neighbour of a number is the number itself, so that nothing is just above a threshold. */
const largest = Number.MAX_SAFE_INTEGER;

/** What tells a thing of a list from its neighbours; its place does where it has no name. */
const nameKeys = ["name", "uid", "title"] as const;

function nameOf(thing: unknown): string | undefined {
  if (typeof thing !== "object" || thing === null) return undefined;
  const named = thing as Readonly<Record<string, unknown>>;
  return nameKeys.map((key) => named[key]).find((name): name is string => typeof name === "string");
}

function* within(value: unknown, at: string, seen: WeakSet<object>): Generator<readonly [path: string, value: number]> {
  if (typeof value === "number") {
    yield [at, value];
    return;
  }
  // Metrics stand in many queries, and are looked at where they stand by themselves.
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const name = nameOf(item);
      yield* within(item, name === undefined ? `${at}[${index}]` : `${at}.${path(name)}`, seen);
    }
    return;
  }
  for (const [key, item] of Object.entries(value))
    yield* within(item, at === "" ? path(key) : `${at}.${path(key)}`, seen);
}

/**
 * Numbers that are none: `Number("5%")` is NaN, 1 / 0 is Infinity. No backend takes either, and whatever compares with
 * them is silent.
 */
export function notFinite(catalog: Catalog): readonly Mistake[] {
  const seen = new WeakSet();
  const { metrics, ...rest } = catalog;
  return [...within(metrics, "metrics", seen), ...within(rest, "", seen)]
    .filter(([, value]) => !(Math.abs(value) <= largest))
    .map(([at, value]) => ({
      path: at,
      found: String(value),
      allowed: Number.isFinite(value) ? `${largest} at most, up to which numbers are exact` : "a finite number",
    }));
}

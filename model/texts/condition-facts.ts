import type { Alert, Threshold } from "../alert.ts";
import { conditionWindows, leaves } from "../alert.ts";
import { fromNumber } from "../decimal.ts";
import { isDuration } from "../duration.ts";
import type { LogAlert } from "../log-alert.ts";
import { guardsOf } from "../low-traffic.ts";
import type { Query } from "../query.ts";
import { subqueries } from "../query.ts";
import type { Amount } from "./amount.ts";
import { amountOf, durationOf } from "./amount.ts";
import type { Fact } from "./fact.ts";
import { durationFact, numbered } from "./fact.ts";
import { queryUnit } from "./query-unit.ts";

export const thresholdAmount = ({ query, value }: Threshold, { unit }: Pick<Alert, "unit">): Amount =>
  amountOf(value, queryUnit(query) ?? unit);

function queryFacts(queries: readonly Query[]): readonly Fact[] {
  const ahead = queries.flatMap((query) => (query.kind === "predict" && isDuration(query.ahead) ? [query.ahead] : []));
  const ready = queries.flatMap((query) => (query.kind === "up" && query.within !== undefined ? [query.within] : []));
  const quantiles = queries.flatMap((query) => (query.kind === "quantile" ? [query] : []));
  return [
    ...numbered(
      "ahead",
      ahead.map((length) => ({ amounts: [durationOf(length)] })),
    ),
    ...numbered(
      "readyWithin",
      ready.filter(isDuration).map((length) => ({ amounts: [durationOf(length)] })),
    ),
    ...numbered(
      "quantile",
      quantiles.map(({ q }) => ({ amounts: [{ measure: "quantile" as const, value: fromNumber(q) }] })),
    ),
    ...numbered(
      "largestBucket",
      quantiles.flatMap(({ metric: { buckets, unit } }) => {
        const largest = buckets.at(-1);
        return largest === undefined ? [] : [{ amounts: [amountOf(largest, unit)] }];
      }),
    ),
  ];
}

/** How many events must have happened, and within which time. */
const guardFacts = (guards: readonly Threshold[]): readonly Fact[] => [
  ...numbered(
    "least.events",
    guards.map(({ value }) => ({ amounts: [amountOf(value, "none")] })),
  ),
  ...numbered(
    "least.within",
    guards
      .flatMap(conditionWindows)
      .filter(isDuration)
      .map((window) => ({ amounts: [durationOf(window)] })),
  ),
];

/** What the condition of an alert about metrics compares with, over which time, and how far it looks ahead. */
export function conditionFacts(alert: Alert): readonly Fact[] {
  const guards = guardsOf(alert.condition);
  const unguarded = leaves(alert.condition).filter((leaf) => leaf.kind !== "threshold" || !guards.has(leaf));
  const thresholds = unguarded.flatMap((leaf) => (leaf.kind === "threshold" ? [leaf] : []));
  return [
    ...numbered(
      "threshold",
      thresholds.map((leaf) => ({ amounts: [thresholdAmount(leaf, alert)], op: leaf.op })),
    ),
    ...numbered(
      "window",
      unguarded
        .flatMap(conditionWindows)
        .filter(isDuration)
        .map((window) => ({ amounts: [durationOf(window)] })),
    ),
    ...guardFacts([...guards]),
    ...queryFacts(thresholds.flatMap(({ query }) => subqueries(query))),
  ];
}

/** The same of an alert about log lines. */
export const logFacts = ({ moreThan, window }: LogAlert): readonly Fact[] => [
  { name: "threshold", amounts: [{ measure: "lines", value: fromNumber(moreThan) }], op: ">" },
  ...durationFact("window", window),
];

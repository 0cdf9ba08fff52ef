import type { Alert, Threshold } from "../alert.ts";
import { conditionWindows, leaves } from "../alert.ts";
import { fromNumber } from "../decimal.ts";
import { isDuration } from "../duration.ts";
import type { LogAlert } from "../log-alert.ts";
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
  const quantiles = queries.flatMap((query) => (query.kind === "quantile" ? [query] : []));
  return [
    ...numbered(
      "ahead",
      ahead.map((length) => ({ amounts: [durationOf(length)] })),
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

/** What the condition of an alert about metrics compares with, over which time, and how far it looks ahead. */
export function conditionFacts(alert: Alert): readonly Fact[] {
  const thresholds = leaves(alert.condition).flatMap((leaf) => (leaf.kind === "threshold" ? [leaf] : []));
  return [
    ...numbered(
      "threshold",
      thresholds.map((leaf) => ({ amounts: [thresholdAmount(leaf, alert)], op: leaf.op })),
    ),
    ...numbered(
      "window",
      conditionWindows(alert.condition)
        .filter(isDuration)
        .map((window) => ({ amounts: [durationOf(window)] })),
    ),
    ...queryFacts(thresholds.flatMap(({ query }) => subqueries(query))),
  ];
}

/** The same of an alert about log lines. */
export const logFacts = ({ moreThan, window }: LogAlert): readonly Fact[] => [
  { name: "threshold", amounts: [{ measure: "lines", value: fromNumber(moreThan) }], op: ">" },
  ...durationFact("window", window),
];

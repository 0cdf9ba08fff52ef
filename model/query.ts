import type { Duration } from "./duration.ts";
import type { Counter, Gauge, Histogram, Metric } from "./metric.ts";

/**
 * The query algebra: what is meant, not how one backend spells it. A rate is a rate whether the backend stores running
 * totals (Prometheus) or increments (Datadog, New Relic); a ratio is a ratio of sums on every one of them.
 */
export type Query =
  | Value
  | ValueOver
  | Rate
  | Increase
  | BucketRate
  | Quantile
  | Mean
  | Buckets
  | Aggregate
  | Ratio
  | Arithmetic
  | Predict
  | SecondsUntil
  | Up
  | Raw;

export type LabelMatch =
  | { readonly is: string }
  | { readonly isNot: string }
  /** One of these values, exactly. */
  | { readonly in: readonly string[] }
  /** Starts with this text: the one pattern that all three dialects have. */
  | { readonly startsWith: string };

/** Whether a label with this value is selected; no match selects every value. */
export function admits(match: LabelMatch | undefined, value: string): boolean {
  if (match === undefined) return true;
  if ("is" in match) return value === match.is;
  if ("isNot" in match) return value !== match.isNot;
  return "in" in match ? match.in.includes(value) : value.startsWith(match.startsWith);
}

/** Label name, as stored (`storedAs`), → what it must be. All must hold. */
export type Filter = Readonly<Record<string, LabelMatch>>;

interface Selection<M extends Metric> {
  readonly metric: M;
  readonly filter: Filter;
}

/** A gauge's last value, per series. */
export interface Value extends Selection<Gauge> {
  readonly kind: "value";
  /** Look this far into the past. */
  readonly offset?: Duration;
}

/** A gauge's average, smallest or largest value within the window, per series. */
export interface ValueOver extends Selection<Gauge> {
  readonly kind: "valueOver";
  readonly fn: "avg" | "min" | "max";
  readonly window: Duration;
}

/** Events per second within the window, per series; of a histogram, its observations. */
export interface Rate extends Selection<Counter | Histogram> {
  readonly kind: "rate";
  readonly window: Duration;
}

/** Events within the window, per series. */
export interface Increase extends Selection<Counter | Histogram> {
  readonly kind: "increase";
  readonly window: Duration;
}

/** Observations per second at or below a bound, which must be one of the histogram's buckets. */
export interface BucketRate extends Selection<Histogram> {
  readonly kind: "bucketRate";
  readonly bound: number;
  readonly window: Duration;
}

/** The q-quantile of all observations within the window, over all series that share the `by` labels. */
export interface Quantile extends Selection<Histogram> {
  readonly kind: "quantile";
  readonly q: number;
  readonly window: Duration;
  readonly by: readonly string[];
}

/** The mean observation within the window: sum of values by number of values, never a mean of means. */
export interface Mean extends Selection<Histogram> {
  readonly kind: "mean";
  readonly window: Duration;
  readonly by: readonly string[];
}

/** The distribution itself, for a heatmap. */
export interface Buckets extends Selection<Histogram> {
  readonly kind: "buckets";
  readonly window: Duration;
}

export interface Aggregate {
  readonly kind: "aggregate";
  readonly op: "sum" | "avg" | "max" | "min" | "count";
  readonly by: readonly string[];
  readonly of: Query;
}

/**
 * Sum of the numerator by sum of the denominator, per `by` labels. No traffic: no value (never NaN). No series of counted
 * events: 0; no series of a gauge: no value.
 * `complement` gives 1 − ratio, computed as (denominator − numerator) / denominator.
 */
export interface Ratio {
  readonly kind: "ratio";
  readonly numerator: Rate | BucketRate | Value | Increase;
  readonly denominator: Rate | Value | Increase;
  readonly by: readonly string[];
  readonly complement: boolean;
}

export interface Arithmetic {
  readonly kind: "arithmetic";
  readonly op: "+" | "-" | "*" | "/";
  readonly left: Query | number;
  readonly right: Query | number;
}

/** Where a straight line through the window's values arrives after `ahead`, per series. */
export interface Predict extends Selection<Gauge> {
  readonly kind: "predict";
  readonly window: Duration;
  readonly ahead: Duration;
}

/** Seconds from now until the moment that a timestamp gauge names; negative once it has passed. */
export interface SecondsUntil extends Selection<Gauge> {
  readonly kind: "secondsUntil";
}

/** 1 for each target of the job that answers its scrape, else 0. */
export interface Up {
  readonly kind: "up";
  readonly job: string;
  /** 1 for each that answered any of its scrapes within this time: it has been ready once. Default: the last scrape. */
  readonly within?: Duration;
}

/** The escape hatch: each dialect's own text; null where there is none, which becomes a degradation. */
export interface Raw {
  readonly kind: "raw";
  readonly promql: string | null;
  readonly datadog: string | null;
  readonly nrql: string | null;
  /** What it means, for the reader and for the degradation record. */
  readonly meaning: string;
}

export const value = (metric: Gauge, filter: Filter = {}, offset?: Duration): Value =>
  offset === undefined ? { kind: "value", metric, filter } : { kind: "value", metric, filter, offset };
export const valueOver = (fn: ValueOver["fn"], metric: Gauge, window: Duration, filter: Filter = {}): ValueOver => ({
  kind: "valueOver",
  fn,
  metric,
  window,
  filter,
});
export const rate = (metric: Counter | Histogram, window: Duration, filter: Filter = {}): Rate => ({
  kind: "rate",
  metric,
  window,
  filter,
});
export const increase = (metric: Counter | Histogram, window: Duration, filter: Filter = {}): Increase => ({
  kind: "increase",
  metric,
  window,
  filter,
});
export const atMost = (metric: Histogram, bound: number, window: Duration, filter: Filter = {}): BucketRate => ({
  kind: "bucketRate",
  metric,
  bound,
  window,
  filter,
});
export const quantile = (
  q: number,
  metric: Histogram,
  window: Duration,
  by: readonly string[] = [],
  filter: Filter = {},
): Quantile => ({ kind: "quantile", q, metric, window, by, filter });
export const mean = (metric: Histogram, window: Duration, by: readonly string[] = [], filter: Filter = {}): Mean => ({
  kind: "mean",
  metric,
  window,
  by,
  filter,
});
export const buckets = (metric: Histogram, window: Duration, filter: Filter = {}): Buckets => ({
  kind: "buckets",
  metric,
  window,
  filter,
});
export const aggregate = (op: Aggregate["op"], of: Query, by: readonly string[] = []): Aggregate => ({
  kind: "aggregate",
  op,
  by,
  of,
});
export const sum = (of: Query, by: readonly string[] = []): Aggregate => aggregate("sum", of, by);
export const max = (of: Query, by: readonly string[] = []): Aggregate => aggregate("max", of, by);
export const min = (of: Query, by: readonly string[] = []): Aggregate => aggregate("min", of, by);
export const ratio = <N extends Ratio["numerator"]>(
  numerator: N,
  denominator: Ratio["denominator"],
  by: readonly string[] = [],
  complement = false,
): Ratio & { readonly numerator: N } => ({ kind: "ratio", numerator, denominator, by, complement });
export const arithmetic = (left: Query | number, op: Arithmetic["op"], right: Query | number): Arithmetic => ({
  kind: "arithmetic",
  op,
  left,
  right,
});
export const predict = (metric: Gauge, window: Duration, ahead: Duration, filter: Filter = {}): Predict => ({
  kind: "predict",
  metric,
  window,
  ahead,
  filter,
});
export const secondsUntil = (metric: Gauge, filter: Filter = {}): SecondsUntil => ({
  kind: "secondsUntil",
  metric,
  filter,
});
export const up = (job: string, within?: Duration): Up =>
  within === undefined ? { kind: "up", job } : { kind: "up", job, within };
export const raw = (spec: Omit<Raw, "kind">): Raw => ({ kind: "raw", ...spec });

/** The queries that a query is made of, itself first. */
export function subqueries(query: Query): readonly Query[] {
  switch (query.kind) {
    case "aggregate":
      return [query, ...subqueries(query.of)];
    case "ratio":
      return [query, query.numerator, query.denominator];
    case "arithmetic":
      return [
        query,
        ...[query.left, query.right].flatMap((side) => (typeof side === "number" ? [] : subqueries(side))),
      ];
    default:
      return [query];
  }
}

/** Every stretch of history that a query reads; none for an instant value. */
export function windowsOf(query: Query): readonly Duration[] {
  return subqueries(query).flatMap((subquery) => {
    if ("window" in subquery) return [subquery.window];
    return subquery.kind === "value" && subquery.offset !== undefined ? [subquery.offset] : [];
  });
}

/** The windows of a query's rates, of which each gives a speed or a distribution, whatever its length. */
export function rateWindowsOf(query: Query): readonly Duration[] {
  return subqueries(query).flatMap((subquery) => {
    switch (subquery.kind) {
      case "rate":
      case "bucketRate":
      case "quantile":
      case "mean":
      case "buckets":
        return [subquery.window];
      default:
        return [];
    }
  });
}

/** How far back a query asks whether a target has been ready; no window, as one answer within it is enough. */
export function readinessOf(query: Query): readonly Duration[] {
  return subqueries(query).flatMap((subquery) =>
    subquery.kind === "up" && subquery.within !== undefined ? [subquery.within] : [],
  );
}

/** The metrics that a query reads, each once. */
export function metricsOf(query: Query): readonly Metric[] {
  return [...new Set(subqueries(query).flatMap((subquery) => ("metric" in subquery ? [subquery.metric] : [])))];
}

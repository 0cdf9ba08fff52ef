import { decimal } from "../../../model/decimal.ts";
import type { Duration } from "../../../model/duration.ts";
import { seconds } from "../../../model/duration.ts";
import type { BucketRate, Increase, Rate, Value, ValueOver } from "../../../model/query.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import type { Context } from "../names.ts";
import { counterName, gaugeName, histogramName } from "../names.ts";
import { groupBy, scope } from "../scope.ts";

/**
 * How Datadog is asked. `total`: a monitor `sum(last_W)` over increments, which sums numerator and denominator over W
 * before it divides, so a ratio is one of sums. `points`: one value per point in time, for graphs and for monitors that
 * demand a condition to hold at every point; a moving window of W then looks back from each.
 */
export type Evaluation =
  | {
      readonly kind: "total";
      readonly window: Duration;
      /** Leave rates as what they are over the window: events, not events per second. */
      readonly unscaled?: true;
    }
  | { readonly kind: "points" };

export const spaceAggregators = ["avg", "max", "min", "sum"] as const;
type SpaceAggregator = (typeof spaceAggregators)[number];

/** Series of increments: which aggregator adds them up, and under which name they are. */
function increments(query: Rate | Increase | BucketRate, context: Context): string {
  const { metric } = query;
  if (metric.type === "counter") return `sum:${counterName(metric, context)}`;
  const name = histogramName(metric, context);
  if (metric.statsd !== undefined) {
    if (query.kind === "bucketRate") {
      throw new Unsupported(`the Agent keeps no buckets of the StatsD timer ${name}`);
    }
    return `sum:${name}.count`;
  }
  return query.kind === "bucketRate" ? `count(v: v<=${decimal(query.bound)}):${name}` : `count:${name}`;
}

/** Datadog's windows and rollups are whole seconds, and no point is shorter than one. */
export function wholeSeconds(window: Duration): number {
  return Math.max(1, Math.round(seconds(window)));
}

/** Events within the window: a count in `total`, a rate per second in `points`. */
export function events(
  query: Rate | Increase | BucketRate,
  by: readonly string[],
  context: Context,
  evaluation: Evaluation,
): string {
  const series = `${increments(query, context)}${scope(query.metric, query.filter, context)}${groupBy(by)}`;
  return evaluation.kind === "total"
    ? `${series}.as_count()`
    : `moving_rollup(${series}.as_rate(), ${wholeSeconds(query.window)}, 'avg')`;
}

/** The same in the query's own measure: per second, or per window. */
export function scaledEvents(
  query: Rate | Increase | BucketRate,
  by: readonly string[],
  context: Context,
  evaluation: Evaluation,
): string {
  const text = events(query, by, context, evaluation);
  const window = wholeSeconds(query.window);
  if (evaluation.kind === "total" && evaluation.unscaled === true) return text;
  if (query.kind === "increase") return evaluation.kind === "total" ? text : `(${text} * ${window})`;
  return evaluation.kind === "total" ? `(${text} / ${window})` : text;
}

/** A gauge now, or as it was; over a window, its aggregate, then that of the group. */
export function gauge(query: Value | ValueOver, op: SpaceAggregator, by: readonly string[], context: Context): string {
  const { metric, filter } = query;
  const series = `${op}:${gaugeName(metric, context)}${scope(metric, filter, context)}${groupBy(by)}`;
  if (query.kind === "value") {
    return query.offset === undefined ? series : `timeshift(${series}, -${wholeSeconds(query.offset)})`;
  }
  // Datadog aggregates over the group first. Only for these does the order not matter.
  const commutes = query.fn === op || (query.fn === "avg" && op === "sum");
  if (!commutes) throw new Unsupported(`the ${op} of each series' ${query.fn} over time`);
  return `moving_rollup(${series}, ${wholeSeconds(query.window)}, '${query.fn}')`;
}

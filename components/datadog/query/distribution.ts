import { decimal, fromNumber, fraction, times } from "../../../model/decimal.ts";
import type { Buckets, Mean, Quantile } from "../../../model/query.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import type { Context } from "../names.ts";
import { histogramName, tagOf } from "../names.ts";
import { groupBy, scope } from "../scope.ts";
import type { Evaluation } from "./series.ts";
import { wholeSeconds } from "./series.ts";

const tags = (query: Mean | Quantile) => query.by.map((label) => tagOf(query.metric, label));

/** 0.999 is p99.9; Datadog keeps two decimal places. */
function percentile(q: number): string {
  const percent = decimal(times(fromNumber(q), fraction(100)));
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(percent) || percent === "0") {
    throw new Unsupported(`the ${percent}th percentile: Datadog has those between 0 and 100 with two decimal places`);
  }
  return percent;
}

/** What the Agent makes of a StatsD timer by default, in milliseconds: per host, and only these two quantiles. */
const timerQuantiles: Readonly<Record<string, string>> = { "50": "median", "95": "95percentile" };

/** Whether a quantile is only known per host, so that the worst host's stands for all. */
export function isPerHost({ metric }: Quantile): boolean {
  return metric.statsd !== undefined;
}

/** A distribution's percentile is over all hosts, from merged sketches. */
export function quantile(query: Quantile, context: Context, evaluation: Evaluation): string {
  const name = histogramName(query.metric, context);
  const where = `${scope(query.metric, query.filter, context)}${groupBy(tags(query))}`;
  const percent = percentile(query.q);
  if (isPerHost(query)) {
    const suffix = timerQuantiles[percent];
    if (suffix === undefined) throw new Unsupported(`the Agent keeps no ${percent}th percentile of the timer ${name}`);
    return `(max:${name}.${suffix}${where} / 1000)`;
  }
  const series = `p${percent}:${name}${where}`;
  // Merging the sketches of a window is what a rollup of a percentile does; a moving one would average percentiles.
  return evaluation.kind === "total" ? series : `${series}.rollup(avg, ${wholeSeconds(query.window)})`;
}

/** Sum by count, both exact and both of the whole group. */
export function mean(query: Mean, context: Context, evaluation: Evaluation): string {
  const name = histogramName(query.metric, context);
  if (query.metric.statsd !== undefined) {
    throw new Unsupported(`the Agent keeps no sum of the timer ${name}, and a mean of means would be none`);
  }
  const where = `${scope(query.metric, query.filter, context)}${groupBy(tags(query))}`;
  const side = (suffix: string) =>
    evaluation.kind === "total"
      ? `sum:${name}.${suffix}${where}.as_count()`
      : `moving_rollup(sum:${name}.${suffix}${where}.as_rate(), ${wholeSeconds(query.window)}, 'avg')`;
  return `(${side("sum")} / ${side("count")})`;
}

/** Only a heatmap takes the distribution itself. */
export function buckets(query: Buckets, context: Context): string {
  return `histogram:${histogramName(query.metric, context)}${scope(query.metric, query.filter, context)}`;
}

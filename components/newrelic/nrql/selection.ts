import { decimal, fraction, fromNumber, times } from "../../../model/decimal.ts";
import { seconds } from "../../../model/duration.ts";
import type {
  BucketRate,
  Increase,
  Mean,
  Predict,
  Quantile,
  Rate,
  SecondsUntil,
  Up,
  Value,
  ValueOver,
} from "../../../model/query.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import type { Context } from "../context.ts";
import { metricName } from "../context.ts";
import type { Expression } from "./expression.ts";
import { aggregateOf, arithmeticOf, number } from "./expression.ts";
import { attribute, conditions, stackConditions } from "./where.ts";

export type Gaugelike = Value | ValueOver | Predict | Up;
type Countable = Rate | Increase | BucketRate;

const timeFunctions = { avg: "average", max: "max", min: "min" } as const;

/** The text of one series' value: the last one, one over the window, or one foreseen. */
function gaugeText(query: Gaugelike, context: Context): string {
  if (query.kind === "up") return "latest(up)";
  const name = attribute(metricName(query.metric, context));
  switch (query.kind) {
    case "value":
      if (query.offset !== undefined) throw new Unsupported(`a value of ${query.offset} ago`);
      return `latest(${name})`;
    case "valueOver":
      return `${timeFunctions[query.fn]}(${name})`;
    case "predict":
      return `predictLinear(${name}, ${Math.round(seconds(query.ahead))} seconds)`;
  }
}

function gaugeConditions(query: Gaugelike, context: Context): readonly string[] {
  if (query.kind !== "up") return conditions(query.metric, query.filter, context);
  if (query.within !== undefined) throw new Unsupported(`whether a target has answered within ${query.within}`);
  return stackConditions(context, query.job);
}

export function gauge(query: Gaugelike, context: Context): Expression {
  return aggregateOf(gaugeText(query, context), gaugeConditions(query, context));
}

/** A gauge's values of all series and scrapes together, under one function. */
export function samples(
  fn: "average" | "max" | "min" | "sum",
  query: Value | ValueOver | Up,
  context: Context,
): Expression {
  const name = query.kind === "up" ? "up" : attribute(metricName(query.metric, context));
  return aggregateOf(`${fn}(${name})`, gaugeConditions(query, context));
}

/** Increments added up over the window, whatever the window is. New Relic stores counters as increments. */
export function increments(query: Countable, context: Context): Expression {
  const { metric } = query;
  const where = conditions(metric, query.filter, context);
  const name = metricName(metric, context);
  if (metric.type === "counter") return aggregateOf(`sum(${attribute(name)})`, where);
  if (metric.statsd !== undefined) {
    throw new Unsupported(`the StatsD timer ${name} as a count: New Relic keeps it as a summary`);
  }
  if (query.kind !== "bucketRate") return aggregateOf(`sum(${attribute(`${name}_count`)})`, where);
  const bound = `numeric(histogram.bucket.le) = ${decimal(query.bound)}`;
  return aggregateOf(`sum(${attribute(`${name}_bucket`)})`, [...where, bound]);
}

/** Increments as the query measures them: per second, or over the window. */
export function countable(query: Countable, context: Context): Expression {
  const total = increments(query, context);
  if (query.kind === "increase" || total.kind !== "aggregate") return total;
  return aggregateOf(`rate(${total.text}, 1 second)`, total.where);
}

/** Interpolated within the bucket in which the quantile lies, of all series of the group together. */
export function quantile(query: Quantile, context: Context): Expression {
  const name = metricName(query.metric, context);
  if (query.metric.statsd !== undefined) {
    throw new Unsupported(`a percentile of the StatsD timer ${name}: New Relic keeps it as a summary`);
  }
  const percent = decimal(times(fromNumber(query.q), fraction(100)));
  const text = `bucketPercentile(${attribute(`${name}_bucket`)}, ${percent})`;
  return aggregateOf(text, conditions(query.metric, query.filter, context));
}

/** Sum by count. A StatsD timer's summary has both, in milliseconds. */
export function mean(query: Mean, context: Context): Expression {
  const name = metricName(query.metric, context);
  const where = conditions(query.metric, query.filter, context);
  if (query.metric.statsd !== undefined) {
    return arithmeticOf(aggregateOf(`average(${attribute(name)})`, where), "/", number(1000));
  }
  const side = (suffix: string) => aggregateOf(`sum(${attribute(`${name}_${suffix}`)})`, where);
  return arithmeticOf(side("sum"), "/", side("count"));
}

/** A timestamp less the time of its sample, which New Relic has in milliseconds. */
export function secondsUntil(query: SecondsUntil, fn: "latest" | "max" | "min", context: Context): Expression {
  const where = conditions(query.metric, query.filter, context);
  const moment = aggregateOf(`${fn}(${attribute(metricName(query.metric, context))})`, where);
  return arithmeticOf(moment, "-", arithmeticOf(aggregateOf("latest(timestamp)", where), "/", number(1000)));
}

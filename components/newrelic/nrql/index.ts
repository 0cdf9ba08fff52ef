import type { Aggregate, Arithmetic, Query, Ratio } from "../../../model/query.ts";
import { windowsOf } from "../../../model/query.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import { jobsOf } from "../../vendors/jobs.ts";
import { readsNothing } from "../../vendors/series.ts";
import type { Context } from "../context.ts";
import { requireScraped, seriesAttributes } from "../context.ts";
import type { Expression } from "./expression.ts";
import { aggregateOf, arithmeticOf, number } from "./expression.ts";
import { mostFacets } from "./limits.ts";
import type { Nrql } from "./query.ts";
import type { Gaugelike } from "./selection.ts";
import { countable, gauge, increments, mean, quantile, samples, secondsUntil } from "./selection.ts";

const overSeries = { sum: "sum", avg: "average", max: "max", min: "min", count: "count" } as const;

const sorted = (labels: readonly string[]) => [...new Set(labels)].sort();

/** An aggregate over series: one value for each first, then the aggregate over these. */
function nested(op: Aggregate["op"], by: readonly string[], select: Expression, series: readonly string[]): Nrql {
  return {
    select: aggregateOf(`${overSeries[op]}(v)`, []),
    facet: sorted(by),
    inner: { select, facet: sorted([...series, ...by]) },
  };
}

function seriesOf(of: Query): readonly string[] {
  return "metric" in of ? seriesAttributes(of.metric) : ["instance"];
}

function aggregateGauge(op: Aggregate["op"], by: readonly string[], of: Gaugelike, context: Context): Nrql {
  // The largest of all samples is the largest of the largest; within a short window it is the last ones' as well.
  const same = op === "max" || op === "min" || op === "avg" ? op : undefined;
  const direct =
    same !== undefined && (of.kind === "value" || of.kind === "up" || (of.kind === "valueOver" && of.fn === same));
  if (direct && !(of.kind === "value" && of.offset !== undefined)) {
    return { select: samples(overSeries[same], of, context), facet: sorted(by) };
  }
  return nested(op, by, gauge(of, context), seriesOf(of));
}

function aggregate({ op, by, of }: Aggregate, context: Context): Nrql {
  switch (of.kind) {
    case "value":
    case "valueOver":
    case "predict":
    case "up":
      return aggregateGauge(op, by, of, context);
    case "rate":
    case "increase":
    case "bucketRate":
      if (op === "sum") return { select: countable(of, context), facet: sorted(by) };
      return nested(op, by, countable(of, context), seriesOf(of));
    case "secondsUntil":
      if (op !== "min" && op !== "max") throw new Unsupported(`the ${op} of times until a moment`);
      return { select: secondsUntil(of, op, context), facet: sorted(by) };
    default: {
      const inner = compile(of, context);
      if (inner.inner !== undefined) throw new Unsupported(`the ${op} of an aggregate over series: NRQL nests once`);
      if (inner.facet.length === 0 || !by.every((label) => inner.facet.includes(label))) {
        throw new Unsupported(`the ${op} by ${by.join(", ")} of a value by ${inner.facet.join(", ") || "nothing"}`);
      }
      return nested(op, by, inner.select, inner.facet);
    }
  }
}

/** Increments of the same measure need none: what turns them into rates cancels. */
function ratioSide(of: Ratio["numerator"], sameMeasure: boolean, context: Context): Expression {
  if (of.kind === "value") {
    if (of.offset !== undefined) throw new Unsupported(`a value of ${of.offset} ago`);
    return samples("sum", of, context);
  }
  return sameMeasure ? increments(of, context) : countable(of, context);
}

/**
 * A ratio of sums in one query. Gauges of the same job are sampled equally often, so that the number of samples cancels
 * in the sums of their samples; of two jobs it would not.
 */
function ratio({ numerator, denominator, by, complement }: Ratio, context: Context): Nrql {
  const gauges = [numerator, denominator].filter(({ kind }) => kind === "value").length;
  if (gauges === 1 || (gauges === 2 && numerator.metric.job !== denominator.metric.job)) {
    throw new Unsupported(
      `${numerator.metric.name} by ${denominator.metric.name}, which are not sampled equally often`,
    );
  }
  const sameMeasure = (numerator.kind === "increase") === (denominator.kind === "increase");
  const above = ratioSide(numerator, sameMeasure, context);
  const below = ratioSide(denominator, sameMeasure, context);
  const dividend = complement ? arithmeticOf(below, "-", above) : above;
  return { select: arithmeticOf(dividend, "/", below), facet: sorted(by) };
}

/** The sums of two gauges, one by the other, are a ratio in all but name. */
function asRatio({ op, left, right }: Arithmetic): Ratio | undefined {
  if (op !== "/" || typeof left === "number" || typeof right === "number") return undefined;
  if (left.kind !== "aggregate" || right.kind !== "aggregate" || left.op !== "sum" || right.op !== "sum")
    return undefined;
  if (left.of.kind !== "value" || right.of.kind !== "value") return undefined;
  if (sorted(left.by).join() !== sorted(right.by).join()) return undefined;
  return { kind: "ratio", numerator: left.of, denominator: right.of, by: left.by, complement: false };
}

function arithmetic(query: Arithmetic, context: Context): Nrql {
  const division = asRatio(query);
  if (division !== undefined) return ratio(division, context);
  const { op, left, right } = query;
  if (typeof left === "number" && typeof right === "number")
    return { select: arithmeticOf(number(left), op, number(right)), facet: [] };
  if (typeof left === "number") {
    const of = compile(right as Query, context);
    return { ...of, select: arithmeticOf(number(left), op, of.select) };
  }
  const of = compile(left, context);
  if (typeof right === "number") return { ...of, select: arithmeticOf(of.select, op, number(right)) };
  const other = compile(right, context);
  if (of.inner !== undefined || other.inner !== undefined) {
    throw new Unsupported(`an aggregate over series ${op} another value: NRQL has one inner query`);
  }
  if (of.facet.join() !== other.facet.join()) {
    throw new Unsupported(`a value by ${of.facet.join(", ")} ${op} one by ${other.facet.join(", ")}`);
  }
  return { select: arithmeticOf(of.select, op, other.select), facet: of.facet };
}

function compile(query: Query, context: Context): Nrql {
  switch (query.kind) {
    case "value":
    case "valueOver":
    case "predict":
    case "up":
      return { select: gauge(query, context), facet: seriesOf(query) };
    case "rate":
    case "increase":
    case "bucketRate":
      return { select: countable(query, context), facet: seriesOf(query) };
    case "quantile":
      return { select: quantile(query, context), facet: sorted(query.by) };
    case "mean":
      return { select: mean(query, context), facet: sorted(query.by) };
    case "secondsUntil":
      return { select: secondsUntil(query, "latest", context), facet: seriesOf(query) };
    case "aggregate":
      return aggregate(query, context);
    case "ratio":
      return ratio(query, context);
    case "arithmetic":
      return arithmetic(query, context);
    case "buckets":
      throw new Unsupported("the distribution itself: New Relic's heatmaps take no Prometheus buckets");
    case "raw":
      throw new Unsupported("a text of its own inside another query");
  }
}

/** Every query looks back over one window: its condition's aggregation window, or its graph's bucket. */
function requireOneWindow(query: Query): void {
  const windows = [...new Set(windowsOf(query))];
  if (windows.length > 1) throw new Unsupported(`windows of ${windows.join(" and ")} in one query`);
}

/**
 * The query in NRQL. Throws `Unsupported` where there is none, and where it reads a scrape job that this stack does
 * not have.
 */
export function nrqlQuery(query: Query, context: Context): Nrql {
  requireScraped(jobsOf(query), context);
  if (readsNothing(query)) throw new Unsupported("a number that reads no metric");
  requireOneWindow(query);
  const compiled = compile(query, context);
  for (const { length } of [compiled.facet, compiled.inner?.facet ?? []]) {
    if (length > mostFacets) throw new Unsupported(`groups by ${length} attributes: NRQL takes ${mostFacets}`);
  }
  return compiled;
}

import { decimal } from "../../../model/decimal.ts";
import { seconds } from "../../../model/duration.ts";
import type { Aggregate, Arithmetic, Query, Ratio } from "../../../model/query.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import { jobsOf } from "../../vendors/jobs.ts";
import { readsNothing } from "../../vendors/series.ts";
import type { Context } from "../names.ts";
import { requireScraped, seriesTags, tagOf } from "../names.ts";
import { buckets, mean, quantile } from "./distribution.ts";
import type { Evaluation } from "./series.ts";
import { events, gauge, scaledEvents, spaceAggregators } from "./series.ts";

export type { Evaluation } from "./series.ts";

const isSpaceAggregator = (op: Aggregate["op"]) => spaceAggregators.find((known) => known === op);

function aggregate({ op, by, of }: Aggregate, context: Context, evaluation: Evaluation): string {
  const space = isSpaceAggregator(op);
  if (space === undefined) throw new Unsupported("the number of series: Datadog counts points instead");
  const tags = by.map((label) => tagOf("metric" in of ? of.metric : undefined, label));
  switch (of.kind) {
    case "value":
    case "valueOver":
      return gauge(of, space, tags, context);
    case "rate":
    case "increase":
    case "bucketRate":
      if (op !== "sum")
        throw new Unsupported(`the ${op} of rates: Datadog adds increments up before it divides by time`);
      return scaledEvents(of, tags, context, evaluation);
    case "aggregate":
      // A sum of sums is a sum, and the largest of the largest is the largest, where the finer groups add up to these.
      if (of.op === op && op !== "avg" && by.every((label) => of.by.includes(label))) {
        return aggregate({ kind: "aggregate", op, by, of: of.of }, context, evaluation);
      }
      throw new Unsupported(`the ${op} of an aggregate of another kind`);
    case "predict":
    case "secondsUntil":
      return compile(of, context, evaluation);
    case "up":
      throw new Unsupported(
        "`up` of a job's targets together: Datadog judges a service check target by target",
        "what is said of each target alone, and the checks from outside",
      );
    default:
      throw new Unsupported(`the ${op} over groups of a value that is already computed (${of.kind})`);
  }
}

function ratio(query: Ratio, context: Context, evaluation: Evaluation): string {
  const side = (of: Ratio["numerator"]) => {
    const tags = query.by.map((label) => tagOf(of.metric, label));
    if (of.kind === "value") return gauge(of, "sum", tags, context);
    return sameMeasure ? events(of, tags, context, evaluation) : scaledEvents(of, tags, context, evaluation);
  };
  // Both per second or both per window: what they have in common cancels.
  const measure = (of: Ratio["numerator"]) => (of.kind === "value" ? "" : `${of.kind === "increase"} ${of.window}`);
  const sameMeasure = measure(query.numerator) === measure(query.denominator);
  const numerator = `default_zero(${side(query.numerator)})`;
  const denominator = side(query.denominator);
  return query.complement ? `((${denominator} - ${numerator}) / ${denominator})` : `(${numerator} / ${denominator})`;
}

/** Sums and differences of rates, which times their window are sums and differences of increments. */
function onlyRates(query: Query | number): boolean {
  if (typeof query === "number") return false;
  if (query.kind === "arithmetic") {
    return (query.op === "+" || query.op === "-") && onlyRates(query.left) && onlyRates(query.right);
  }
  const inner = query.kind === "aggregate" ? query.of : query;
  return inner.kind === "rate" || inner.kind === "bucketRate";
}

function arithmetic({ op, left, right }: Arithmetic, context: Context, evaluation: Evaluation): string {
  const timesWindow = evaluation.kind === "total" && op === "*" && right === seconds(evaluation.window);
  if (timesWindow && typeof left !== "number" && onlyRates(left)) {
    return compile(left, context, { ...evaluation, unscaled: true });
  }
  const side = (operand: Query | number) => {
    if (typeof operand === "number") return operand < 0 ? `(0 - ${decimal(-operand)})` : decimal(operand);
    const text = compile(operand, context, evaluation);
    return operand.kind === "raw" ? `(${text})` : text;
  };
  // Where nothing of the kind happened there is no series, and without one of its sides a difference has no value.
  const less = op === "-" && onlyRates(left) && onlyRates(right);
  return `(${side(left)} ${op} ${less ? `default_zero(${side(right)})` : side(right)})`;
}

function compile(query: Query, context: Context, evaluation: Evaluation): string {
  switch (query.kind) {
    case "value":
    case "valueOver":
      // Grouped by all that distinguishes series, one value stays one value.
      return gauge(query, query.kind === "valueOver" ? query.fn : "avg", seriesTags(query.metric), context);
    case "rate":
    case "increase":
    case "bucketRate":
      return scaledEvents(query, seriesTags(query.metric), context, evaluation);
    case "quantile":
      return quantile(query, context, evaluation);
    case "mean":
      return mean(query, context, evaluation);
    case "buckets":
      return buckets(query, context);
    case "aggregate":
      return aggregate(query, context, evaluation);
    case "ratio":
      return ratio(query, context, evaluation);
    case "arithmetic":
      return arithmetic(query, context, evaluation);
    case "predict":
      throw new Unsupported("a prediction outside a forecast monitor");
    case "secondsUntil":
      throw new Unsupported("the time until a timestamp: Datadog's queries do not know the present");
    case "up":
      throw new Unsupported("`up` as a number: Datadog has a scrape's success as a service check");
    case "raw":
      if (query.datadog === null) throw new Unsupported(query.meaning);
      return query.datadog.trim();
  }
}

/**
 * The query in Datadog's language. Throws `Unsupported` where there is none, and where it reads a scrape job that
 * this stack does not have.
 */
export function datadogQuery(query: Query, context: Context, evaluation: Evaluation): string {
  requireScraped(jobsOf(query), context);
  if (readsNothing(query)) throw new Unsupported("a number that reads no metric");
  return compile(query, context, evaluation);
}

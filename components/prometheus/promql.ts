import type { Condition } from "../../model/alert.ts";
import { decimal } from "../../model/decimal.ts";
import { seconds } from "../../model/duration.ts";
import type { Arithmetic, BucketRate, Increase, Query, Rate, Ratio, Raw } from "../../model/query.ts";
import { subqueries } from "../../model/query.ts";
import { bucketMatcher, selector, upSelector } from "./selector.ts";

/** `sum by (a, b) (…)`, in the spelling of promtool's formatter. */
export function aggregated(op: string, by: readonly string[], of: string): string {
  return by.length === 0 ? `${op}(${of})` : `${op} by (${by.join(", ")}) (${of})`;
}

/** What `promql` is given beside the query. */
type How = [extra: readonly string[], over: string | undefined];

/**
 * Absent without traffic, because `> 0` drops the denominator before 0 / 0 could become NaN. Events that never happened have
 * no series and count as 0, with the denominator's labels; a gauge that is gone is unknown.
 */
function ratio({ numerator, denominator, by, complement }: Ratio, ...how: How): string {
  const all = aggregated("sum", by, promql(denominator, ...how));
  const known = aggregated("sum", by, promql(numerator, ...how));
  const some = numerator.kind === "value" ? known : `(${known} or 0 * ${all})`;
  return `${complement ? `(${all} - ${some})` : some} / (${all} > 0)`;
}

function arithmetic({ left, op, right }: Arithmetic, ...how: How): string {
  const operand = (side: Query | number) => {
    if (typeof side === "number") return decimal(side);
    const text = promql(side, ...how);
    return side.kind === "arithmetic" || binary(side) ? `(${text})` : text;
  };
  return `${operand(left)} ${op} ${operand(right)}`;
}

/** Queries whose text has an operator outside of any parentheses. */
function binary(query: Query): boolean {
  return query.kind === "ratio" || query.kind === "mean" || query.kind === "secondsUntil" || query.kind === "raw";
}

/** The series whose increase a query is about. */
export function countedSeries(query: Rate | Increase | BucketRate, extra: readonly string[] = []): string {
  if (query.kind === "bucketRate") {
    return selector(query.metric, query.filter, [bucketMatcher(query.bound), ...extra], "_bucket");
  }
  return selector(query.metric, query.filter, extra, query.metric.type === "histogram" ? "_count" : "");
}

/**
 * The query in PromQL.
 *
 * @param extra matchers as PromQL text that every selector gets, e.g. `environment=~"$environment"` on a dashboard
 * @param over what rates are taken over, e.g. `$__rate_interval` on a dashboard. Default: the window of each
 * @throws on a raw query without PromQL; see `withoutPromql`
 */
export function promql(query: Query, extra: readonly string[] = [], over?: string): string {
  switch (query.kind) {
    case "value": {
      const series = selector(query.metric, query.filter, extra);
      return query.offset === undefined ? series : `${series} offset ${query.offset}`;
    }
    case "valueOver":
      return `${query.fn}_over_time(${selector(query.metric, query.filter, extra)}[${query.window}])`;
    case "rate":
    case "bucketRate":
      return `rate(${countedSeries(query, extra)}[${over ?? query.window}])`;
    case "increase":
      return `increase(${countedSeries(query, extra)}[${query.window}])`;
    case "quantile": {
      const buckets = `rate(${selector(query.metric, query.filter, extra, "_bucket")}[${over ?? query.window}])`;
      return `histogram_quantile(${decimal(query.q)}, ${aggregated("sum", ["le", ...query.by], buckets)})`;
    }
    case "mean": {
      const window = over ?? query.window;
      const speed = (suffix: string) => `rate(${selector(query.metric, query.filter, extra, suffix)}[${window}])`;
      const count = aggregated("sum", query.by, speed("_count"));
      return `${aggregated("sum", query.by, speed("_sum"))} / (${count} > 0)`;
    }
    case "buckets":
      return aggregated(
        "sum",
        ["le"],
        `rate(${selector(query.metric, query.filter, extra, "_bucket")}[${over ?? query.window}])`,
      );
    case "aggregate":
      return aggregated(query.op, query.by, promql(query.of, extra, over));
    case "ratio":
      return ratio(query, extra, over);
    case "arithmetic":
      return arithmetic(query, extra, over);
    case "predict": {
      const series = selector(query.metric, query.filter, extra);
      return `predict_linear(${series}[${query.window}], ${decimal(seconds(query.ahead))})`;
    }
    case "secondsUntil":
      return `${selector(query.metric, query.filter, extra)} - time()`;
    case "up": {
      const targets = upSelector(query.job, extra);
      return query.within === undefined ? targets : `max_over_time(${targets}[${query.within}])`;
    }
    case "raw":
      if (query.promql === null) throw new Error(`no PromQL is given for: ${query.meaning}`);
      return query.promql;
  }
}

/** The raw queries within a query that give no PromQL: it cannot be asked here. */
export function withoutPromql(query: Query): readonly Raw[] {
  return subqueries(query).flatMap((subquery) =>
    subquery.kind === "raw" && subquery.promql === null ? [subquery] : [],
  );
}

/**
 * A ratio in as many digits as thresholds are written with. Of two sums whose ratio is a threshold, floating point makes
 * a number just beside it: 0.0005000000000000001 must not be more than 0.0005.
 */
export const rounded = (ratio: string): string => `round(${ratio}, 0.000000000001)`;

function comparable(kind: Query["kind"], text: string): string {
  if (kind === "ratio") return rounded(text);
  return kind === "raw" ? `(${text})` : text;
}

function absentSeries(condition: Extract<Condition, { kind: "absent" }>): string {
  const { of } = condition;
  if ("job" in of) return upSelector(of.job);
  return selector(of.metric, of.filter, [], of.metric.type === "histogram" ? "_count" : "");
}

/**
 * The condition as an alert's expression: a series for each thing it holds for, none where it does not. Conditions that
 * are made of others put each of these on a line of its own.
 *
 * @throws on a raw query without PromQL; see `withoutPromql`
 */
export function conditionPromql(condition: Condition): string {
  switch (condition.kind) {
    case "threshold": {
      const query = promql(condition.query);
      const operand = comparable(condition.query.kind, query);
      return `${operand} ${condition.op} ${decimal(condition.value)}`;
    }
    case "absent":
      // Carries the labels that the selector's equality matchers name, and no others.
      return `absent_over_time(${absentSeries(condition)}[${condition.window}])`;
    case "any":
      return condition.of.map(conditionPromql).join("\nor\n");
    case "all":
      return condition.of
        .map((inner) => {
          const text = conditionPromql(inner);
          return inner.kind === "any" || inner.kind === "all" ? `(\n${indented(text)}\n)` : text;
        })
        .join(`\nand on (${condition.on.join(", ")})\n`);
    case "always":
      return "vector(1)";
  }
}

const indented = (text: string): string => text.replaceAll(/^/gm, "  ");

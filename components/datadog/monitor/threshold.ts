import type { Comparison, Threshold } from "../../../model/alert.ts";
import { decimal } from "../../../model/decimal.ts";
import type { Duration } from "../../../model/duration.ts";
import { seconds } from "../../../model/duration.ts";
import type { Query } from "../../../model/query.ts";
import { subqueries, windowsOf } from "../../../model/query.ts";
import { jobsOf } from "../../vendors/jobs.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import { twoScrapes } from "../../vendors/series.ts";
import type { Context } from "../names.ts";
import { isPerHost } from "../query/distribution.ts";
import { groupingOf } from "../query/grouping.ts";
import { datadogQuery } from "../query/index.ts";
import type { MonitorSpec } from "./definition.ts";
import { forecast, isForecast } from "./forecast.ts";
import { isServiceCheck, serviceCheck } from "./service-check.ts";
import { windowText } from "./window.ts";

/**
 * Sustained means that the condition held at every point: the smallest value still exceeds the threshold, the largest
 * is still below it. Equality is meant for states, which are never negative: none above 0, or none below the state.
 */
function sustained(op: Comparison, value: number): "min" | "max" {
  if (op === "<" || op === "<=") return "max";
  return op === "==" && value === 0 ? "max" : "min";
}

const incrementKinds: readonly Query["kind"][] = ["rate", "increase", "bucketRate", "mean"];
const combining: readonly Query["kind"][] = ["aggregate", "arithmetic", "ratio"];

/** Whether everything it reads is increments over the same window, which `sum(last_W)` adds up before it divides. */
function totalWindow(query: Query): Duration | undefined {
  const windows = [...new Set(windowsOf(query))];
  const onlyIncrements = subqueries(query).every(
    ({ kind }) => combining.includes(kind) || incrementKinds.includes(kind),
  );
  return onlyIncrements && windows.length === 1 ? windows[0] : undefined;
}

/**
 * Seconds from which a monitor may wait for its whole window: a gauge that is missing for part of it did not hold. In a
 * shorter one a single late scrape would keep it from being evaluated at all; increments are missing where nothing
 * happened.
 */
const shortestFullWindow = 300;

function options(query: Query, value: number, fullWindow: boolean): MonitorSpec["options"] {
  return {
    // What the query says in so many digits, because both must be the same number.
    thresholds: { critical: Number(decimal(value)) },
    on_missing_data: "default",
    require_full_window: fullWindow,
    ...(subqueries(query).some(({ kind }) => kind === "ratio") ? { evaluation_delay: 60 } : {}),
  };
}

/** A percentile over a window is that of all its observations, so `for` can only make the window longer. */
function percentileMonitor(
  query: Query & { kind: "quantile" },
  threshold: Threshold,
  held: Duration,
  context: Context,
): MonitorSpec {
  const look = seconds(query.window) + seconds(held);
  const text = datadogQuery(query, context, { kind: "total", window: query.window });
  return {
    type: "query alert",
    query: `percentile(last_${windowText(look)}):${text} ${threshold.op} ${decimal(threshold.value)}`,
    options: options(query, threshold.value, false),
    groups: groupingOf(query, context),
    losses:
      held === "0s"
        ? []
        : [
            {
              lost: `a percentile over ${query.window} that stays there for ${held}`,
              fallback: `the percentile of all observations of the last ${windowText(look)}`,
            },
          ],
  };
}

function metricMonitor(threshold: Threshold, held: Duration, context: Context): MonitorSpec {
  const { query, op, value } = threshold;
  const window = totalWindow(query);
  const counts = subqueries(query).some((subquery) => incrementKinds.includes(subquery.kind));
  const total = held === "0s" && window !== undefined;
  const text = datadogQuery(query, context, total ? { kind: "total", window } : { kind: "points" });
  const look = Math.max(seconds(held), twoScrapes(jobsOf(query), context.catalog));
  const when = total ? `sum(last_${windowText(seconds(window))})` : `${sustained(op, value)}(last_${windowText(look)})`;
  return {
    type: "query alert",
    query: `${when}:${text} ${op} ${decimal(value)}`,
    options: options(query, value, !counts && seconds(held) >= shortestFullWindow),
    groups: groupingOf(query, context),
    losses: subqueries(query).some((subquery) => subquery.kind === "quantile" && isPerHost(subquery))
      ? [{ lost: "a percentile over all hosts of a StatsD timer", fallback: "the worst host's percentile" }]
      : [],
  };
}

/** A threshold that must hold for `held`, as one monitor. Throws `Unsupported` where Datadog has none. */
export function thresholdSpec(threshold: Threshold, held: Duration, context: Context): MonitorSpec {
  const { query } = threshold;
  if (subqueries(query).some(({ kind }) => kind === "buckets")) {
    throw new Unsupported("a distribution that is compared with a number: monitors take none", "its percentiles");
  }
  if (isServiceCheck(query)) return serviceCheck(query, threshold, held, context);
  if (isForecast(query)) return forecast(query, threshold, held, context);
  if (query.kind === "quantile" && query.metric.statsd === undefined) {
    return percentileMonitor(query, threshold, held, context);
  }
  return metricMonitor(threshold, held, context);
}

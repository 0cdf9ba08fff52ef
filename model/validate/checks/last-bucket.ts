import type { Histogram, Metric } from "../../metric.ts";
import type { Query } from "../../query.ts";
import { subqueries } from "../../query.ts";
import type { Issue } from "../../issue.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

function below(histogram: Metric, value: number, at: string): readonly Issue[] {
  // A cast may have brought another type, which the check of types reports.
  const last = histogram.type === "histogram" ? histogram.buckets.at(-1) : undefined;
  if (last === undefined || value < last) return [];
  return [{ path: at, got: String(value), expected: `below ${last}, the last finite bucket of ${histogram.name}` }];
}

/** The histograms of quantiles that are compared as they are, or aggregated; arithmetic changes their scale. */
function quantiles(query: Query): readonly Histogram[] {
  const all = subqueries(query);
  if (all.some(({ kind }) => kind === "arithmetic")) return [];
  return all.flatMap((subquery) => (subquery.kind === "quantile" ? [subquery.metric] : []));
}

/** Latencies that a quantile never exceeds, because it is cut off at the last finite bucket. */
export const lastBucket: Check = ({ catalog, leaves }) => [
  ...leaves.flatMap(({ leaf, path: at }) =>
    leaf.kind === "threshold"
      ? quantiles(leaf.query).flatMap((histogram) => below(histogram, leaf.value, `${at}.value`))
      : [],
  ),
  ...catalog.slos.flatMap(({ name, sli }) =>
    sli.kind === "latency" ? below(sli.histogram, sli.threshold, path("slos", name, "sli", "threshold")) : [],
  ),
];

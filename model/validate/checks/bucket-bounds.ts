import type { Metric } from "../../metric.ts";
import type { Issue } from "../../issue.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

function bound(histogram: Metric, value: number, at: string): readonly Issue[] {
  // A cast may have brought another type, which the check of types reports.
  if (histogram.type !== "histogram" || histogram.buckets.includes(value)) return [];
  return [
    { path: at, got: String(value), expected: `a bucket bound of ${histogram.name}: ${histogram.buckets.join(", ")}` },
  ];
}

/** Latencies between two bucket bounds, where nobody can count what is faster. */
export const bucketBounds: Check = ({ catalog, queries }) => [
  ...queries.flatMap(({ query, path: at }) =>
    query.kind === "bucketRate" ? bound(query.metric, query.bound, `${at}.bound`) : [],
  ),
  ...catalog.slos.flatMap(({ name, sli }) =>
    sli.kind === "latency" ? bound(sli.histogram, sli.threshold, path("slos", name, "sli", "threshold")) : [],
  ),
];

import { path } from "../path.ts";
import type { Check } from "../subject.ts";

/** Histograms whose bounds are not finite numbers in ascending order. */
export const bucketOrder: Check = ({ catalog }) =>
  catalog.metrics.flatMap((metric) => {
    if (metric.type !== "histogram") return [];
    const { name, buckets } = metric;
    const ascending = buckets.every(
      (bound, index) => Number.isFinite(bound) && (index === 0 || bound > (buckets[index - 1] ?? bound)),
    );
    if (ascending && buckets.length > 0) return [];
    return [
      {
        path: path("metrics", name, "buckets"),
        got: buckets.length === 0 ? "no bound" : buckets.join(", "),
        expected: "at least one bound, all finite and each above the one before it",
      },
    ];
  });

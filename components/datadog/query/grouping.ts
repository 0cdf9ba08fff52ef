import type { Query } from "../../../model/query.ts";
import type { Context } from "../names.ts";
import { seriesTags, tagOf } from "../names.ts";

const sorted = (tags: readonly string[]) => [...new Set(tags)].sort();

/** The tags by which a compiled query is grouped: one monitor group, one notification, for each combination. */
export function groupingOf(query: Query, context: Context): readonly string[] {
  switch (query.kind) {
    case "value":
    case "valueOver":
    case "rate":
    case "increase":
    case "bucketRate":
    case "predict":
    case "secondsUntil":
      return seriesTags(query.metric);
    case "quantile":
    case "mean":
      return sorted(query.by.map((label) => tagOf(query.metric, label)));
    case "aggregate": {
      const metric = "metric" in query.of ? query.of.metric : undefined;
      return sorted(query.by.map((label) => tagOf(metric, label)));
    }
    case "ratio":
      return sorted(query.by.map((label) => tagOf(query.denominator.metric, label)));
    case "arithmetic":
      return sorted(
        [query.left, query.right].flatMap((side) => (typeof side === "number" ? [] : groupingOf(side, context))),
      );
    case "up":
      return ["endpoint", "host"];
    case "buckets":
    case "raw":
      return [];
  }
}

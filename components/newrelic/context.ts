import type { Catalog } from "../../model/catalog.ts";
import type { Metric } from "../../model/metric.ts";
import type { StackContext } from "../../model/stack.ts";
import { replacedByVendor, requireJobs } from "../vendors/jobs.ts";
import { seriesLabels } from "../vendors/series.ts";
import type { NewRelicOptions } from "./options.ts";

/** What every compile function asks about. */
export interface Context {
  readonly catalog: Catalog;
  readonly stack: StackContext;
  readonly options: NewRelicOptions;
}

/**
 * Prometheus' own names arrive by remote write as they are; StatsD's with the prefix under which they are sent.
 * A histogram arrives as `_bucket`, `_count` and `_sum`.
 */
export function metricName(metric: Metric, { catalog }: Pick<Context, "catalog">): string {
  if (metric.vendorNames?.newrelic !== undefined) return metric.vendorNames.newrelic;
  return metric.statsd === undefined ? metric.name : `${catalog.statsdPrefix}${metric.statsd}`;
}

/** Attributes that distinguish a metric's series. */
export function seriesAttributes(metric: Metric): readonly string[] {
  return [...new Set(seriesLabels(metric))].sort();
}

/** Throws `Unsupported` where a job is read that this stack does not have. */
export function requireScraped(jobs: readonly string[], { catalog, options }: Context): void {
  requireJobs(jobs, options.unscraped ?? replacedByVendor(catalog), "New Relic");
}

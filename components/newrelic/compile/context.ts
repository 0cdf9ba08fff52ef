import type { Catalog } from "../../../model/catalog.ts";
import type { Duration } from "../../../model/duration.ts";
import { seconds } from "../../../model/duration.ts";
import type { Metric } from "../../../model/metric.ts";
import type { StackContext } from "../../../model/stack.ts";
import { replacedByVendor, requireJobs } from "../../hosted/jobs.ts";
import type { NewRelicOptions } from "./options.ts";

/** What every part of the compiler asks about. */
export interface Context {
  readonly catalog: Catalog;
  readonly stack: StackContext;
  readonly options: NewRelicOptions;
}

/**
 * Prometheus' own names arrive by remote write as they are; StatsD's with the prefix under which they are sent.
 * A histogram arrives as `_bucket`, `_count` and `_sum`.
 */
export function metricName(metric: Metric, { catalog }: Context): string {
  if (metric.vendorNames?.newrelic !== undefined) return metric.vendorNames.newrelic;
  return metric.statsd === undefined ? metric.name : `${catalog.statsdPrefix}${metric.statsd}`;
}

/** Attributes that tell a metric's series apart. */
export function seriesAttributes(metric: Metric): readonly string[] {
  const labels = Object.entries(metric.labels).flatMap(([label, spec]) =>
    spec.budget === 0 ? [] : [spec.storedAs ?? label],
  );
  return [...new Set(["instance", ...labels])].sort();
}

/** Seconds between two values of a job's metrics. */
export function scrapeInterval(job: string, { catalog }: Context): number {
  const interval: Duration = catalog.scrapeJobs.find(({ name }) => name === job)?.interval ?? catalog.scrapeInterval;
  return seconds(interval);
}

/** Throws `Inexpressible` where a job is read that this stack does not have. */
export function requireScraped(jobs: readonly string[], { options }: Context): void {
  requireJobs(jobs, options.unscraped ?? replacedByVendor, "New Relic");
}

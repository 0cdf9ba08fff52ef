import type { Catalog } from "../../model/catalog.ts";
import { scrapeIntervalOf } from "../../model/catalog.ts";
import { seconds } from "../../model/duration.ts";
import type { Metric } from "../../model/metric.ts";
import type { Query } from "../../model/query.ts";

/** Labels that distinguish a metric's series, as stored; one with a budget of 0 values is dropped on the way. */
export function seriesLabels(metric: Metric): readonly string[] {
  const labels = Object.entries(metric.labels).flatMap(([label, { budget, storedAs }]) =>
    budget === 0 ? [] : [storedAs ?? label],
  );
  return ["instance", ...labels];
}

/** Seconds between two values of a job's metrics. */
export function scrapeSeconds(job: string, catalog: Catalog): number {
  return seconds(scrapeIntervalOf(catalog, job));
}

/** Seconds within which every job of these has been scraped twice, a minute at least: the shortest useful window. */
export function twoScrapes(jobs: readonly string[], catalog: Catalog): number {
  return Math.max(60, ...jobs.map((job) => 2 * scrapeSeconds(job, catalog)));
}

/** Whether it computes with numbers alone, which is no question to a vendor. */
export function readsNothing(query: Query): boolean {
  if (query.kind !== "arithmetic") return false;
  return [query.left, query.right].every((side) => typeof side === "number" || readsNothing(side));
}

import type { Catalog } from "../../model/catalog.ts";
import type { Counter, Gauge, Histogram, Metric } from "../../model/metric.ts";
import type { StackContext } from "../../model/stack.ts";
import { Unsupported } from "../vendors/unsupported.ts";
import { replacedByVendor, requireJobs } from "../vendors/jobs.ts";
import { seriesLabels } from "../vendors/series.ts";
import type { DatadogOptions } from "./options.ts";

/** What every compile function asks about. */
export interface Context {
  readonly catalog: Catalog;
  readonly stack: StackContext;
  readonly options: DatadogOptions;
}

/** Names hold ASCII letters, digits, underscores and dots; Datadog turns anything else into underscores itself. */
function legal(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_.]/g, "_");
}

/** The namespace of the Agent's OpenMetrics checks: the product, so that products do not mix in one organisation. */
export function namespace({ catalog }: Pick<Context, "catalog">): string {
  return legal(catalog.product);
}

/** A metric that one of Datadog's own integrations delivers has that integration's name and tags. */
export function isIntegration(metric: Metric): boolean {
  return metric.vendorNames?.datadog !== undefined;
}

function base(metric: Metric, context: Pick<Context, "catalog">): string {
  if (metric.vendorNames?.datadog !== undefined) return metric.vendorNames.datadog;
  if (metric.statsd !== undefined) return legal(`${context.catalog.statsdPrefix}${metric.statsd}`);
  return `${namespace(context)}.${legal(metric.name)}`;
}

export function gaugeName(metric: Gauge, context: Pick<Context, "catalog">): string {
  return base(metric, context);
}

/** The OpenMetrics check drops `_total` and adds `.count`; DogStatsD sends increments under the plain name. */
export function counterName(metric: Counter, context: Pick<Context, "catalog">): string {
  const name = base(metric, context);
  return metric.statsd !== undefined || isIntegration(metric) ? name : `${name.replace(/_total$/, "")}.count`;
}

/**
 * The distribution that the check makes of a histogram's buckets (histogram_buckets_as_distributions), with exact
 * `.count` and `.sum` beside it (collect_counters_with_distributions). A StatsD timer is none: the Agent aggregates it
 * per host into `.95percentile`, `.median`, `.avg`, `.max` and `.count`.
 */
export function histogramName(metric: Histogram, context: Pick<Context, "catalog">): string {
  return base(metric, context);
}

/** The name of a metric of any type. */
export function metricName(metric: Metric, catalog: Catalog): string {
  switch (metric.type) {
    case "counter":
      return counterName(metric, { catalog });
    case "gauge":
      return gaugeName(metric, { catalog });
    case "histogram":
      return histogramName(metric, { catalog });
  }
}

/** Tags that integrations use in place of an exporter's labels; a label without one cannot be asked for. */
const integrationTags: readonly { readonly prefix: string; readonly tags: Readonly<Record<string, string>> }[] = [
  { prefix: "system.disk.", tags: { device: "device_name", fstype: "filesystem", mountpoint: "device" } },
  { prefix: "postgresql.", tags: { datname: "db" } },
];

/** Tags of the stack, set on the Agents and on their checks alike. */
const stackTags: readonly string[] = ["cluster", "environment", "job", "service"];

/** The tag under which a stored label arrives. `instance` is Datadog's `host`. */
export function tagOf(metric: Metric | undefined, label: string): string {
  if (label === "instance") return "host";
  const name = metric?.vendorNames?.datadog;
  if (metric === undefined || name === undefined || stackTags.includes(label)) return label;
  const tag = integrationTags.find(({ prefix }) => name.startsWith(prefix))?.tags[label];
  if (tag === undefined)
    throw new Unsupported(`${name}, which Datadog has in place of ${metric.name}, has no ${label}`);
  return tag;
}

/** Tags that distinguish a metric's series. */
export function seriesTags(metric: Metric): readonly string[] {
  return [...new Set(seriesLabels(metric).map((label) => tagOf(metric, label)))].sort();
}

/** Throws `Unsupported` where a job is read that this stack does not have. */
export function requireScraped(jobs: readonly string[], { catalog, options }: Context): void {
  requireJobs(jobs, options.unscraped ?? replacedByVendor(catalog), "Datadog");
}

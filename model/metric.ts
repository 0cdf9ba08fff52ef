import type { Documented } from "./documented.ts";
import type { Duration } from "./duration.ts";

/** What a value counts, in base units; dashboards and messages scale it for people. */
export type Unit = "none" | "ratio" | "seconds" | "bytes" | "requests" | "usd" | "timestamp" | "state";

/** One label of a metric, as the application's developers and the queries know it. */
export interface LabelSpec extends Documented {
  readonly description: string;
  /** The values, where they are a closed set; a query that filters on another value is a mistake. */
  readonly values?: readonly string[];
  /** The most values this label may take before it costs too much; the contract and the StatsD mapping state it. */
  readonly budget?: number;
  /**
   * The name it is stored under where the exposed one collides with a label that every scraped series has
   * (the breaker's own `service` label beside the `service` of the scrape target).
   */
  readonly storedAs?: string;
}

interface MetricBase extends Documented {
  /** Name in the Prometheus exposition; other pipelines derive theirs from it, or from `statsd`. */
  readonly name: string;
  readonly help: string;
  readonly unit: Unit;
  readonly labels: Readonly<Record<string, LabelSpec>>;
  /** The scrape job that exposes it, by name. */
  readonly job: string;
  /** Set where the application sends it by StatsD: the name after the prefix, e.g. `campaigns.created`. */
  readonly statsd?: string;
  /** The name under which a vendor's own integration delivers the same thing, where it has another one. */
  readonly vendorNames?: { readonly datadog?: string; readonly newrelic?: string };
  /** Part of the contract with the application's developers (docs/metrics.md), or brought by an exporter. */
  readonly origin: "application" | "exporter";
}

/** Only goes up, restarts at 0: Prometheus keeps the running total, Datadog and New Relic keep increments. */
export interface Counter extends MetricBase {
  readonly type: "counter";
}

/** A value that goes up and down. */
export interface Gauge extends MetricBase {
  readonly type: "gauge";
}

/** Observations in buckets (Prometheus), a distribution (Datadog, New Relic). */
export interface Histogram extends MetricBase {
  readonly type: "histogram";
  /** Upper bounds of the finite buckets, ascending, in the metric's unit. */
  readonly buckets: readonly number[];
}

export type Metric = Counter | Gauge | Histogram;

/** A group of processes that expose metrics the same way. */
export interface ScrapeJob extends Documented {
  /** The `job` label of its series. */
  readonly name: string;
  /** The service whose health it tells. */
  readonly service: string;
  readonly port: number;
  readonly path: string;
  /** Defaults to the catalog's global interval. */
  readonly interval?: Duration;
  /** One sentence: what stands behind it. */
  readonly description: string;
}

type Spec<T extends Metric> = Omit<T, "type" | "labels" | "origin"> & {
  readonly labels?: Readonly<Record<string, LabelSpec>>;
  readonly origin?: Metric["origin"];
};

export function counter(spec: Spec<Counter>): Counter {
  return { labels: {}, origin: "application", ...spec, type: "counter" };
}

export function gauge(spec: Spec<Gauge>): Gauge {
  return { labels: {}, origin: "application", ...spec, type: "gauge" };
}

export function histogram(spec: Spec<Histogram>): Histogram {
  return { labels: {}, origin: "application", ...spec, type: "histogram" };
}

/** The name a label has in storage, where queries meet it. */
export function storedLabel(metric: Metric, label: string): string {
  return metric.labels[label]?.storedAs ?? label;
}

import type { Catalog } from "../../model/catalog.ts";
import type { Duration } from "../../model/duration.ts";
import { duration, longest, milliseconds } from "../../model/duration.ts";
import type { Metric, ScrapeJob } from "../../model/metric.ts";
import type { WithOrigin } from "../../model/origin.ts";
import { ofItem } from "../../model/origin.ts";
import type { Degradation, StackContext } from "../../model/stack.ts";
import type { PrometheusOptions } from "./options.ts";
import type { Probe } from "./probes.ts";
import { probesOrigin, scrapeTimeout } from "./probes.ts";
import type { Relabeling } from "./relabeling.ts";
import { storedLabelRelabeling } from "./relabeling.ts";

type Labels = Readonly<Record<string, string>>;

/** What is scraped, how often, and with which labels. */
export interface ScrapeConfig {
  readonly job_name: string;
  readonly scrape_interval?: Duration;
  readonly scrape_timeout?: Duration;
  readonly metrics_path: string;
  readonly static_configs: readonly { readonly targets: readonly string[]; readonly labels: Labels }[];
  readonly relabel_configs?: readonly Relabeling[];
  readonly metric_relabel_configs?: readonly Relabeling[];
}

/** prometheus.yml. */
export interface PrometheusConfig {
  readonly global: {
    readonly scrape_interval: Duration;
    readonly evaluation_interval: Duration;
    readonly external_labels: Labels;
  };
  /** Patterns of paths. */
  readonly rule_files: readonly string[];
  readonly alerting: {
    readonly alertmanagers: readonly {
      readonly timeout: Duration;
      readonly static_configs: readonly { readonly targets: readonly string[] }[];
    }[];
  };
  readonly scrape_configs: readonly WithOrigin<ScrapeConfig>[];
}

function scrapeConfig(
  job: ScrapeJob,
  metrics: readonly Metric[],
  stackLabels: Labels,
  options: PrometheusOptions,
): ScrapeConfig {
  const targets = options.targets?.[job.name] ?? [{ target: `127.0.0.1:${job.port}` }];
  const relabeling = storedLabelRelabeling(metrics);
  return {
    job_name: job.name,
    ...(job.interval === undefined ? {} : { scrape_interval: job.interval }),
    metrics_path: job.path,
    static_configs: targets.map(({ target, labels, metricsPath }) => ({
      targets: [target],
      labels: {
        service: job.service,
        ...stackLabels,
        ...labels,
        ...(metricsPath === undefined ? {} : { __metrics_path__: metricsPath }),
      },
    })),
    ...(relabeling.length === 0 ? {} : { metric_relabel_configs: relabeling }),
  };
}

/** The probes of one job and interval. Jobs need names of their own here; their series belong to the probes' job. */
function probeConfig(
  all: readonly Probe[],
  { job, interval }: Pick<Probe, "job" | "interval">,
  stackLabels: Labels,
  blackbox: string,
): ScrapeConfig {
  const timeout = longest(all.map(scrapeTimeout));
  return {
    job_name: `${job}-${interval}`,
    scrape_interval: interval,
    ...(timeout === undefined ? {} : { scrape_timeout: timeout }),
    metrics_path: "/probe",
    static_configs: all.map(({ check, service, target, module }) => ({
      targets: [target],
      labels: { check, service, ...stackLabels, __param_module: module.name },
    })),
    relabel_configs: [
      { source_labels: ["__address__"], target_label: "__param_target" },
      { source_labels: ["__param_target"], target_label: "instance" },
      { target_label: "job", replacement: job },
      { target_label: "__address__", replacement: blackbox },
    ],
  };
}

/** Scrape jobs of exporters that have nothing to do, so that nobody runs them. */
export const unservedJobs = ({ scrapeJobs }: Catalog, { targets }: PrometheusOptions): readonly Degradation[] =>
  scrapeJobs
    .filter(({ name }) => targets?.[name]?.length === 0)
    .map(({ name }) => ({
      backend: "prometheus",
      item: `scrape job ${name}`,
      lost: "all of it: the catalog has nothing for this exporter to do, so it is not there",
      fallback: "nothing; an alert on the job's absence fires until the catalog leaves the job out",
    }));

function byKey<Key, T>(all: readonly T[], keyOf: (item: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of all) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * prometheus.yml. Environment and cluster are labels of every series as well as external ones, so that dashboards can
 * choose by them on this Prometheus too, where external labels are not seen.
 */
export function prometheusConfig(
  catalog: Catalog,
  stack: StackContext,
  all: readonly Probe[],
  options: PrometheusOptions,
): WithOrigin<PrometheusConfig> {
  const { alertmanagers = ["127.0.0.1:9093"], blackbox = "127.0.0.1:9115" } = options;
  const stackLabels = { environment: stack.environment, cluster: stack.cluster };
  const metrics = byKey(catalog.metrics, ({ job }) => job);
  const config: PrometheusConfig = {
    global: {
      scrape_interval: catalog.scrapeInterval,
      evaluation_interval: catalog.evaluationInterval,
      external_labels: stackLabels,
    },
    rule_files: ["rules/*.yml"],
    alerting: {
      alertmanagers: [
        {
          // Prometheus' own 10 s at the usual 15 s: one that hangs is given up before the next evaluation.
          timeout: duration((milliseconds(catalog.evaluationInterval) * 2) / 3),
          static_configs: [{ targets: alertmanagers }],
        },
      ],
    },
    scrape_configs: [
      ...catalog.scrapeJobs.map((job) => ({
        origin: ofItem(`scrape job ${job.name}`),
        object: scrapeConfig(job, metrics.get(job.name) ?? [], stackLabels, options),
      })),
      ...[...byKey(all, ({ job, interval }) => `${job}-${interval}`).values()].flatMap((group) =>
        group.slice(0, 1).map((shared) => ({
          origin: probesOrigin(group),
          object: probeConfig(group, shared, stackLabels, blackbox),
        })),
      ),
    ],
  };
  return {
    origin: ofItem("scrapeJobs and, by way of the blackbox exporter, uptimeChecks"),
    object: config,
  };
}

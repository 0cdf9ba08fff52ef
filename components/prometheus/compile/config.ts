import type { Catalog } from "../../../model/catalog.ts";
import { duration, longest, milliseconds } from "../../../model/duration.ts";
import type { Metric, ScrapeJob } from "../../../model/metric.ts";
import type { Artifact, StackContext } from "../../../model/stack.ts";
import type { PrometheusOptions } from "./options.ts";
import type { Probe } from "./probes.ts";
import { scrapeTimeout, uptimeJob } from "./probes.ts";
import { storedLabelRelabeling } from "./relabeling.ts";
import type { YamlValue } from "./yaml-text.ts";
import { yamlText } from "./yaml-text.ts";

type Labels = Readonly<Record<string, string>>;

function scrapeConfig(
  job: ScrapeJob,
  metrics: readonly Metric[],
  stackLabels: Labels,
  options: PrometheusOptions,
): YamlValue {
  const targets = options.targets?.[job.name] ?? [{ target: `127.0.0.1:${job.port}` }];
  const relabeling = storedLabelRelabeling(metrics);
  return {
    job_name: job.name,
    scrape_interval: job.interval,
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
    metric_relabel_configs: relabeling.length === 0 ? undefined : relabeling,
  };
}

/** The probes of one interval. Jobs need names of their own here; their series all belong to the job `uptime`. */
function probeConfig(
  all: readonly Probe[],
  interval: Probe["interval"],
  stackLabels: Labels,
  blackbox: string,
): YamlValue {
  return {
    job_name: `${uptimeJob}-${interval}`,
    scrape_interval: interval,
    scrape_timeout: longest(all.map(scrapeTimeout)),
    metrics_path: "/probe",
    static_configs: all.map(({ check, service, url, module }) => ({
      targets: [url],
      labels: { check, service, ...stackLabels, __param_module: module.name },
    })),
    relabel_configs: [
      { source_labels: ["__address__"], target_label: "__param_target" },
      { source_labels: ["__param_target"], target_label: "instance" },
      { target_label: "job", replacement: uptimeJob },
      { target_label: "__address__", replacement: blackbox },
    ],
  };
}

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
export function configArtifact(
  catalog: Catalog,
  stack: StackContext,
  all: readonly Probe[],
  options: PrometheusOptions,
): Artifact {
  const { alertmanagers = ["127.0.0.1:9093"], blackbox = "127.0.0.1:9115" } = options;
  const stackLabels = { environment: stack.environment, cluster: stack.cluster };
  const metrics = byKey(catalog.metrics, ({ job }) => job);
  const config = {
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
      ...catalog.scrapeJobs.map((job) => scrapeConfig(job, metrics.get(job.name) ?? [], stackLabels, options)),
      ...[...byKey(all, ({ interval }) => interval)].map(([interval, group]) =>
        probeConfig(group, interval, stackLabels, blackbox),
      ),
    ],
  };
  return {
    path: "prometheus/prometheus.yml",
    content: `# catalog: scrapeJobs and, by way of the blackbox exporter, uptimeChecks\n${yamlText(config)}`,
  };
}

import type { Metric, ScrapeJob } from "../../../../model/metric.ts";
import type { Degradation } from "../../../../model/stack.ts";
import { storedLabelRelabeling } from "../../../prometheus/compile/relabeling.ts";
import type { YamlValue } from "../../../prometheus/compile/yaml-text.ts";
import type { KubernetesContext } from "../context.ts";
import type { JsonMap, KubernetesObject } from "../kubernetes-object.ts";
import { objectLabels } from "../object-labels.ts";
import { objectNames } from "./object-names.ts";
import { dropLabels, setLabel, stackLabels } from "./relabelings.ts";
import type { JobPlace } from "./stack-jobs.ts";
import { productJob, stackJobs } from "./stack-jobs.ts";

const camelCase = (key: string): string => key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A rule of prometheus.yml in the operator's spelling. */
function inOperatorsWords(rule: YamlValue): JsonMap {
  return Object.fromEntries(Object.entries(rule).map(([key, value]) => [camelCase(key), value as YamlValue]));
}

/**
 * Come after the operator's own, which name a job after its Service: the labels of a series are those that the
 * catalog's rules know from every other tier.
 */
function relabelings({ name, service }: ScrapeJob, { instance, keepsPod }: JobPlace, context: KubernetesContext) {
  return [
    instance,
    setLabel("job", name),
    setLabel("service", service),
    ...stackLabels(context.stack),
    keepsPod ? dropLabels(["container", "endpoint"]) : dropLabels(),
  ];
}

function metricsByJob(metrics: readonly Metric[]): ReadonlyMap<string, readonly Metric[]> {
  const jobs = new Map<string, Metric[]>();
  for (const metric of metrics) {
    const others = jobs.get(metric.job);
    if (others === undefined) jobs.set(metric.job, [metric]);
    else others.push(metric);
  }
  return jobs;
}

function serviceMonitor(
  job: ScrapeJob,
  name: string,
  place: JobPlace,
  metrics: readonly Metric[],
  context: KubernetesContext,
): KubernetesObject {
  const metricRelabelings = storedLabelRelabeling(metrics).map(inOperatorsWords);
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "ServiceMonitor",
    metadata: { name, namespace: context.settings.namespace, labels: objectLabels(context) },
    spec: {
      namespaceSelector: { matchNames: [place.namespace] },
      selector: { matchLabels: place.serviceLabels },
      endpoints: [
        {
          targetPort: place.containerPort,
          path: job.path,
          ...(job.interval === undefined ? {} : { interval: job.interval }),
          relabelings: relabelings(job, place, context),
          ...(metricRelabelings.length === 0 ? {} : { metricRelabelings }),
        },
      ],
    },
  };
}

/** What every scrape job of the catalog becomes, but for those of exporters that this stack has no use for. */
export function serviceMonitors(context: KubernetesContext): readonly KubernetesObject[] {
  const { scrapeJobs, metrics } = context.catalog;
  const ours = stackJobs(context);
  const exposed = metricsByJob(metrics);
  const names = objectNames(scrapeJobs.map(({ name }) => name));
  return scrapeJobs.flatMap((job) => {
    const place = ours.has(job.name) ? ours.get(job.name) : productJob(context, job.name, job.port);
    if (place === undefined) return [];
    return [serviceMonitor(job, names.get(job.name) ?? job.name, place, exposed.get(job.name) ?? [], context)];
  });
}

/** Scrape jobs of exporters that the stack does not run. */
export function jobDegradations(context: KubernetesContext): readonly Degradation[] {
  const ours = stackJobs(context);
  return context.catalog.scrapeJobs
    .filter(({ name }) => ours.has(name) && ours.get(name) === undefined)
    .map(({ name }) => ({
      backend: "kube-prometheus-stack",
      item: `scrape job ${name}`,
      lost: "all of it: the catalog has nothing for this exporter to do, so it is not there",
      standIn: "nothing; an alert on the job's absence fires until the catalog leaves the job out",
    }));
}

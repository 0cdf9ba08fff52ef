import type { Metric, ScrapeJob } from "../../../model/metric.ts";
import { ofItem, ofItems } from "../../../model/origin.ts";
import type { Degradation } from "../../../model/stack.ts";
import type { Relabeling } from "../../prometheus/relabeling.ts";
import { storedLabelRelabeling } from "../../prometheus/relabeling.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { JsonMap, KubernetesObject } from "../../kubernetes/object.ts";
import { objectLabels } from "../../kubernetes/object-labels.ts";
import type { PlacedObject } from "../../kubernetes/resources.ts";
import { bundles } from "./bundles.ts";
import { objectNames } from "../../kubernetes/object-names.ts";
import { dropLabels, setLabel, stackLabels } from "../../kubernetes/relabelings.ts";
import type { JobPlace } from "./stack-jobs.ts";
import { productJob, stackJobs } from "./stack-jobs.ts";

/** Bytes of a monitor that several jobs share; etcd refuses requests above 1.5 MiB. */
const largestMonitor = 512 * 1024;

const camelCase = (key: string): string => key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A rule of prometheus.yml in the operator's spelling. */
function inOperatorsWords(rule: Relabeling): JsonMap {
  const fields: JsonMap = { ...rule };
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [camelCase(key), value]));
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

/** A scrape job with where its processes are. */
interface Placed {
  readonly job: ScrapeJob;
  readonly place: JobPlace;
}

/** Of the Services that a monitor of several jobs selects, those of one job. */
const onlyOf = ({ name }: ScrapeJob): JsonMap => ({
  action: "keep",
  sourceLabels: ["__meta_kubernetes_service_label_app_kubernetes_io_name"],
  regex: name,
});

/** Monitors of one stack's jobs. */
class Monitors {
  readonly #context: KubernetesContext;
  readonly #exposed: ReadonlyMap<string, readonly Metric[]>;

  constructor(context: KubernetesContext) {
    this.#context = context;
    this.#exposed = metricsByJob(context.catalog.metrics);
  }

  /** @param first what relabels before anything else */
  #endpoint({ job, place }: Placed, first: readonly JsonMap[] = []): JsonMap {
    const metricRelabelings = storedLabelRelabeling(this.#exposed.get(job.name) ?? []).map(inOperatorsWords);
    return {
      targetPort: place.containerPort,
      path: job.path,
      ...(job.interval === undefined ? {} : { interval: job.interval }),
      relabelings: [...first, ...relabelings(job, place, this.#context)],
      ...(metricRelabelings.length === 0 ? {} : { metricRelabelings }),
    };
  }

  #object(name: string, spec: JsonMap): KubernetesObject {
    const { namespace } = this.#context.settings;
    return {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "ServiceMonitor",
      metadata: { name, namespace, labels: objectLabels(this.#context) },
      spec,
    };
  }

  alone(name: string, placed: Placed): PlacedObject {
    const { namespace, serviceLabels } = placed.place;
    const object = this.#object(name, {
      namespaceSelector: { matchNames: [namespace] },
      selector: { matchLabels: serviceLabels },
      endpoints: [this.#endpoint(placed)],
    });
    return { origin: ofItem(`scrape job ${placed.job.name}`), object };
  }

  /** Several of the product's own jobs in one object: an endpoint each, which keeps to its job's Service. */
  #shared(name: string, all: readonly Placed[]): PlacedObject {
    const values = all.map(({ job }) => job.name);
    const object = this.#object(name, {
      namespaceSelector: { matchNames: [this.#context.settings.productNamespace] },
      selector: { matchExpressions: [{ key: "app.kubernetes.io/name", operator: "In", values }] },
      endpoints: all.map((placed) => this.#endpoint(placed, [onlyOf(placed.job)])),
    });
    return { origin: ofItems(["scrape job", "scrape jobs"], values), object };
  }

  ofProduct(jobs: readonly Placed[]): readonly PlacedObject[] {
    const all = bundles(jobs, {
      kind: "monitors",
      nameOf: ({ job }) => job.name,
      bytesOf: (placed) => Buffer.byteLength(JSON.stringify(this.#endpoint(placed))),
      limit: largestMonitor,
    });
    return all.map(({ name, items }) => {
      const [first, ...others] = items;
      return first !== undefined && others.length === 0 ? this.alone(name, first) : this.#shared(name, items);
    });
  }
}

/** What every scrape job of the catalog becomes, but for those of exporters that this stack has no use for. */
export function serviceMonitors(context: KubernetesContext): readonly PlacedObject[] {
  const { scrapeJobs } = context.catalog;
  const ours = stackJobs(context);
  const monitors = new Monitors(context);
  const names = objectNames(scrapeJobs.map(({ name }) => name));
  return [
    ...monitors.ofProduct(
      scrapeJobs
        .filter(({ name }) => !ours.has(name))
        .map((job) => ({ job, place: productJob(context, job.name, job.port) })),
    ),
    ...scrapeJobs.flatMap((job) => {
      const place = ours.get(job.name);
      return place === undefined ? [] : [monitors.alone(names.get(job.name) ?? job.name, { job, place })];
    }),
  ];
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
      fallback: "nothing; an alert on the job's absence fires until the catalog leaves the job out",
    }));
}

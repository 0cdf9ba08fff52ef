import { jobKind, jobOfKind, sendsStatsd } from "../../../model/catalog.ts";
import type { ScrapeJobKind } from "../../../model/metric.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { JsonMap } from "../../kubernetes/object.ts";
import { exporterLabels } from "../../kubernetes/exporter.ts";
import { nodesNamespace, releases, services } from "../../kubernetes/places.ts";
import { ownProbes } from "../../blackbox-exporter/own-probes.ts";
import { copyLabel, setLabel } from "./relabelings.ts";

/** Where the processes of a scrape job are, and what their series are told apart by. */
export interface JobPlace {
  readonly namespace: string;
  /** Of its Service. */
  readonly serviceLabels: Readonly<Record<string, string>>;
  /** The pods' own, not the Service's. */
  readonly containerPort: number;
  /** Sets the label `instance`. */
  readonly instance: JsonMap;
  /** Whether its series keep the labels `namespace` and `pod`, by which bundled rules and dashboards join. */
  readonly keepsPod: boolean;
}

const byPod = copyLabel("__meta_kubernetes_pod_name", "instance");

/** Labels that kube-prometheus-stack gives the Services of its own templates. */
const ownLabels = (component: string): JobPlace["serviceLabels"] => ({
  app: `kube-prometheus-stack-${component}`,
  release: releases.kubePrometheusStack,
});

/** Whether the catalog has metrics that come by StatsD, without which there is no exporter for them. */
export const receivesStatsd = ({ catalog }: KubernetesContext): boolean => sendsStatsd(catalog);

/** Whether the catalog watches a PostgreSQL; a product without one has no exporter and needs no password for it. */
export const watchesPostgres = ({ catalog }: KubernetesContext): boolean =>
  jobOfKind(catalog, "postgres") !== undefined;

/**
 * The catalog's scrape jobs of processes which the stack runs itself, by name; undefined: of one which this stack has no
 * use for. A pod's address means nothing to people and changes with each restart, so series are told
 * apart by the pod's name, and where the pod only speaks for something else, by that.
 */
export function stackJobs(context: KubernetesContext): ReadonlyMap<string, JobPlace | undefined> {
  const { namespace, database } = context.settings;
  const exporter = (which: "blackbox" | "postgres" | "statsd"): JobPlace => ({
    namespace,
    serviceLabels: exporterLabels(which),
    containerPort: services[which].port,
    instance: byPod,
    keepsPod: false,
  });
  const ofStack = (component: "prometheus" | "alertmanager"): JobPlace => ({
    namespace,
    serviceLabels: ownLabels(component),
    containerPort: services[component].port,
    instance: byPod,
    keepsPod: true,
  });
  const places: Readonly<Record<Exclude<ScrapeJobKind, "product">, JobPlace | undefined>> = {
    prometheus: ofStack("prometheus"),
    alertmanager: ofStack("alertmanager"),
    node: {
      namespace: nodesNamespace(context.settings),
      serviceLabels: {
        "app.kubernetes.io/name": "prometheus-node-exporter",
        "app.kubernetes.io/instance": releases.kubePrometheusStack,
      },
      containerPort: 9100,
      instance: copyLabel("__meta_kubernetes_pod_node_name", "instance"),
      keepsPod: true,
    },
    postgres: { ...exporter("postgres"), instance: setLabel("instance", `${database.host}:${database.port}`) },
    statsd: receivesStatsd(context) ? exporter("statsd") : undefined,
    blackbox: ownProbes(context).length > 0 ? exporter("blackbox") : undefined,
  };
  return new Map(
    context.catalog.scrapeJobs.flatMap((job) => {
      const kind = jobKind(job);
      return kind === "product" ? [] : [[job.name, places[kind]] as const];
    }),
  );
}

/** A job of the product's own: behind the Service that is labelled with the job's name. */
export const productJob = ({ settings }: KubernetesContext, name: string, port: number): JobPlace => ({
  namespace: settings.productNamespace,
  serviceLabels: { "app.kubernetes.io/name": name },
  containerPort: port,
  instance: byPod,
  keepsPod: false,
});

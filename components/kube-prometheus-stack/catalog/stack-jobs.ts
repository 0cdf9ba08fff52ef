import { jobKind } from "../../../model/catalog.ts";
import type { ScrapeJobKind } from "../../../model/metric.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { JobPlace } from "../../kubernetes/job-place.ts";
import { byPod } from "../../kubernetes/job-place.ts";
import { nodesNamespace } from "../../kubernetes/places.ts";
import { copyLabel } from "../../kubernetes/relabelings.ts";
import { releases, services } from "../services.ts";

export type { JobPlace } from "../../kubernetes/job-place.ts";

/** Labels that kube-prometheus-stack gives the Services of its own templates. */
const ownLabels = (component: string): JobPlace["serviceLabels"] => ({
  app: `kube-prometheus-stack-${component}`,
  release: releases.stack,
});

/**
 * The catalog's scrape jobs of processes which the stack runs itself, by name; undefined: of one which this stack has no
 * use for. A pod's address means nothing to people and changes with each restart, so series are
 * identified by the pod's name, and where the pod only speaks for something else, by that.
 */
export function stackJobs(context: KubernetesContext): ReadonlyMap<string, JobPlace | undefined> {
  const { namespace } = context.settings;
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
        "app.kubernetes.io/instance": releases.stack,
      },
      containerPort: 9100,
      instance: copyLabel("__meta_kubernetes_pod_node_name", "instance"),
      keepsPod: true,
    },
    postgres: context.database,
    statsd: context.statsd?.place,
    blackbox: context.prober,
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

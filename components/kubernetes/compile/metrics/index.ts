import type { BackendOutput } from "../../../../model/stack.ts";
import type { KubernetesContext } from "../context.ts";
import type { Endpoint, Part } from "../part.ts";
import { emptyPart, joined } from "../part.ts";
import { releases, services } from "../places.ts";
import { alertmanagerDegradations, alertmanagerObjects, alertmanagerSecrets } from "./alertmanager.ts";
import { grafanaEndpoint, grafanaSecret } from "./grafana.ts";
import { metricsClaims } from "./claims.ts";
import { crdsValues, kubePrometheusStackClusterWide, kubePrometheusStackValues } from "./kube-prometheus-stack.ts";
import { remoteWriteSecrets } from "./remote-write.ts";
import { hasThanos } from "./sizing.ts";
import { thanosPart } from "./thanos/index.ts";
import { metricsWorkloads } from "./workloads.ts";

/** Neither has a login of its own. */
const endpoint = ({ settings }: KubernetesContext, name: "prometheus" | "alertmanager"): Endpoint => ({
  name,
  namespace: settings.namespace,
  service: services[name].name,
  port: services[name].port,
  login: false,
});

/**
 * Prometheus, Alertmanager and Grafana with the exporters of the nodes and of the cluster's objects, by
 * kube-prometheus-stack; in profile large with object storage, Thanos too.
 *
 * @param alertmanager what was compiled for Alertmanager, with the paths of {@link alertmanagerPaths}
 */
export function metricsPart(context: KubernetesContext, alertmanager: BackendOutput): Part {
  const { namespace } = context.settings;
  const secrets = alertmanagerSecrets(context, alertmanager);
  const stack: Part = {
    ...emptyPart,
    releases: [
      {
        name: releases.crds,
        chart: "prometheus-operator-crds",
        namespace,
        values: crdsValues(context),
        after: [],
        clusterWide: [{ definitionsOf: "monitoring.coreos.com" }],
      },
      {
        name: releases.kubePrometheusStack,
        chart: "kube-prometheus-stack",
        namespace,
        values: kubePrometheusStackValues(context, secrets.length > 0),
        after: [releases.crds],
        clusterWide: kubePrometheusStackClusterWide,
        // The webhook's certificate, made by a Job of the installation.
        leftovers: ["Secret/kps-admission"],
      },
    ],
    objects: alertmanagerObjects(context, alertmanager).map((object) => ({ object })),
    secrets: [...secrets, grafanaSecret(context), ...remoteWriteSecrets(context)],
    claims: metricsClaims(context),
    workloads: metricsWorkloads(context, alertmanager),
    degradations: alertmanagerDegradations(alertmanager),
    endpoints: [grafanaEndpoint(context), endpoint(context, "prometheus"), endpoint(context, "alertmanager")],
  };
  return hasThanos(context) ? joined([stack, thanosPart(context)]) : stack;
}

import type { AlertmanagerObjects } from "../alertmanager/compile.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { Endpoint, ClusterResources } from "../kubernetes/resources.ts";
import { noResources, joined } from "../kubernetes/resources.ts";
import { crdsChart, kubePrometheusStackChart } from "./chart.ts";
import { releases, services } from "./services.ts";
import { alertmanagerDegradations, alertmanagerObjects, alertmanagerSecrets } from "./alertmanager.ts";
import { grafanaEndpoint, grafanaSecret } from "./grafana.ts";
import { crdsValues, kubePrometheusStackValues } from "./values.ts";
import { remoteWriteSecrets } from "./remote-write.ts";
import { hasThanos } from "./sizing.ts";
import { thanosResources } from "./thanos/index.ts";
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
export function metricsResources(context: KubernetesContext, alertmanager: AlertmanagerObjects): ClusterResources {
  const { namespace } = context.settings;
  const secrets = alertmanagerSecrets(context, alertmanager);
  const stack: ClusterResources = {
    ...noResources,
    releases: [
      {
        name: releases.crds,
        chart: crdsChart,
        namespace,
        values: crdsValues(context),
        after: [],
        defines: ["monitoring.coreos.com"],
      },
      {
        name: releases.stack,
        chart: kubePrometheusStackChart,
        namespace,
        values: kubePrometheusStackValues(context, secrets.length > 0),
        after: [releases.crds],
      },
    ],
    objects: alertmanagerObjects(context, alertmanager).map((object) => ({ capability: "alerting", ...object })),
    secrets: [
      ...secrets.map((spec) => ({ ...spec, capability: "alerting" as const })),
      grafanaSecret(context),
      ...remoteWriteSecrets(context),
    ],
    workloads: metricsWorkloads(context, alertmanager),
    degradations: alertmanagerDegradations(alertmanager),
    endpoints: [
      grafanaEndpoint(context),
      endpoint(context, "prometheus"),
      { ...endpoint(context, "alertmanager"), capability: "alerting" },
    ],
  };
  return hasThanos(context) ? joined([stack, thanosResources(context)]) : stack;
}

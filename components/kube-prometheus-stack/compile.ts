import type { AlertmanagerObjects } from "../alertmanager/compile.ts";
import * as alertmanager from "../alertmanager/compile.ts";
import { notificationOptions } from "../alertmanager/options.ts";
import type { Compiled, Context } from "../backend.ts";
import * as grafana from "../grafana/compile.ts";
import { ofBackend } from "../../model/origin.ts";
import { clusterContext } from "../kubernetes/context.ts";
import type { LanguageObjects } from "../languages.ts";
import { languagesCompiled } from "../languages.ts";
import * as prometheus from "../prometheus/compile.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { Endpoint, ClusterResources } from "../kubernetes/resources.ts";
import { joined, noResources, serving } from "../kubernetes/resources.ts";
import { crdsChart, kubePrometheusStackChart } from "./chart.ts";
import { releases, services } from "./services.ts";
import {
  alertmanagerDegradations,
  alertmanagerObjects,
  alertmanagerPaths,
  alertmanagerSecrets,
} from "./alertmanager.ts";
import { catalogResources } from "./catalog/index.ts";
import { grafanaEndpoint, grafanaSecret } from "./grafana.ts";
import { metricsClaims } from "./claims.ts";
import { crdsValues, kubePrometheusStackClusterWide, kubePrometheusStackValues } from "./values.ts";
import type { MetricsContext } from "./context.ts";
import type { MetricsSettings } from "./settings.ts";
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

const origin = ofBackend("kube-prometheus-stack");

/**
 * Prometheus, Alertmanager and Grafana with the exporters of the nodes and of the cluster's objects, by
 * kube-prometheus-stack; in profile large with object storage, Thanos too.
 *
 * @param routes what was compiled for Alertmanager, with the paths of {@link alertmanagerPaths}
 */
export function metricsResources(context: MetricsContext, routes: AlertmanagerObjects): ClusterResources {
  const { namespace } = context.settings;
  const secrets = alertmanagerSecrets(context, routes);
  const stack: ClusterResources = {
    ...noResources,
    releases: [
      {
        name: releases.crds,
        origin,
        chart: crdsChart,
        namespace,
        values: crdsValues(context),
        after: [],
        defines: ["monitoring.coreos.com"],
      },
      {
        name: releases.stack,
        origin,
        chart: kubePrometheusStackChart,
        namespace,
        values: kubePrometheusStackValues(context, secrets.length > 0),
        after: [releases.crds],
        clusterWide: kubePrometheusStackClusterWide,
        // The webhook's certificate, made by a Job of the installation.
        leftovers: ["Secret/kps-admission"],
      },
    ],
    objects: alertmanagerObjects(context, routes).map((object) => ({ capability: "alerting", ...object })),
    secrets: [
      ...secrets.map((spec) => ({ ...spec, capability: "alerting" as const })),
      grafanaSecret(context),
      ...remoteWriteSecrets(context),
    ],
    claims: metricsClaims(context),
    workloads: metricsWorkloads(context, routes),
    degradations: alertmanagerDegradations(routes),
    endpoints: [
      grafanaEndpoint(context),
      endpoint(context, "prometheus"),
      { ...endpoint(context, "alertmanager"), capability: "alerting" },
    ],
  };
  return hasThanos(context) ? joined([stack, thanosResources(context)]) : stack;
}

/** Everything of kube-prometheus-stack's in the cluster, and the catalog in the languages of its programs. */
export interface MonitoringStackObjects extends ClusterResources, LanguageObjects {}

/** An operator reads what to scrape from objects, and the programs' pods have their secrets mounted. */
export function compile(context: Context<MetricsSettings>): Compiled<MonitoringStackObjects> {
  const { catalog, stack, notifications } = context;
  // Uptime checks are whose prober runs them.
  const rules = prometheus.compile({ ...catalog, uptimeChecks: [] }, stack, { scrapedBy: "operator" });
  const routes = alertmanager.compile(catalog, stack, { ...notificationOptions(notifications), ...alertmanagerPaths });
  const dashboards = grafana.compile(catalog, stack);
  const compiled = languagesCompiled({ rules, routes, dashboards });
  const given = { ...clusterContext(context), own: context.own };
  const resources = serving(
    "metrics",
    joined([metricsResources(given, routes.objects), catalogResources(given, compiled.objects)]),
  );
  return {
    ...compiled,
    objects: { ...resources, ...compiled.objects },
    degradations: [...compiled.degradations, ...resources.degradations],
  };
}

import type { Catalog } from "../../model/catalog.ts";
import { allAlerts, jobOfKind, serviceOf } from "../../model/catalog.ts";
import { conditionMetrics } from "../../model/alert.ts";
import type { ScrapeJobKind } from "../../model/metric.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { DefaultRules } from "./kube-prometheus-stack-values.ts";

/** Alerts of the group `general`, which is switched as a whole: the chart makes an invalid object of an empty one. */
const general = ["InfoInhibitor", "TargetDown", "Watchdog"];

/** Bundled alerts → the metric of the node exporter that both they and a catalog's own alert would be about. */
const replaced: Readonly<Record<string, string>> = {
  NodeFilesystemAlmostOutOfSpace: "node_filesystem_avail_bytes",
  NodeFilesystemSpaceFillingUp: "node_filesystem_avail_bytes",
  NodeMemoryHighUtilization: "node_memory_MemAvailable_bytes",
};

/** Groups of the chart with alerts, by their keys in its values. */
const groups = [
  "alertmanager",
  "configReloaders",
  "etcd",
  "general",
  "kubeApiserverSlos",
  "kubeControllerManager",
  "kubeProxy",
  "kubeSchedulerAlerting",
  "kubeStateMetrics",
  "kubernetesApps",
  "kubernetesResources",
  "kubernetesStorage",
  "kubernetesSystem",
  "network",
  "nodeExporterAlerting",
  "prometheus",
  "prometheusOperator",
] as const;

/** Whether the catalog scrapes a program of this kind itself. */
export const scrapes = (catalog: Catalog, kind: ScrapeJobKind): boolean => jobOfKind(catalog, kind) !== undefined;

function metricsWithAlert(catalog: Catalog): ReadonlySet<string> {
  return new Set(allAlerts(catalog).flatMap(({ condition }) => conditionMetrics(condition).map(({ name }) => name)));
}

/**
 * Whom the cluster itself belongs to: the service that the catalog has for its machines, else nobody whom it knows.
 * The labels are those by which alerts are routed and grouped.
 */
function owner(catalog: Catalog): Readonly<Record<string, string>> {
  const machines = jobOfKind(catalog, "node");
  return machines === undefined
    ? { service: "kubernetes" }
    : { service: machines.service, team: serviceOf(catalog, machines.service).team };
}

/**
 * The chart's rules about the cluster, with its own severities, which the catalog's routes go by. What the catalog says
 * itself the chart does not say a second time: it is off where the catalog has an alert of the same name, on the same
 * metric, or scrapes the same program under a job of its own. Rules of a control plane go with its switches.
 */
export function bundledRules({ catalog, stack }: KubernetesContext): DefaultRules {
  const names = new Set(allAlerts(catalog).map(({ name }) => name));
  const metrics = metricsWithAlert(catalog);
  const dashboards = `${new URL(stack.links.dashboard).origin}/dashboards?tag=kubernetes-mixin`;
  const disabled = Object.keys(replaced).filter((alert) => metrics.has(replaced[alert] ?? ""));
  return {
    rules: {
      general: !general.some((alert) => names.has(alert)),
      prometheus: !scrapes(catalog, "prometheus"),
      alertmanager: !scrapes(catalog, "alertmanager"),
    },
    disabled: Object.fromEntries(disabled.map((alert) => [alert, true])),
    additionalRuleLabels: owner(catalog),
    // A message links to a dashboard; those of the chart have this tag.
    additionalRuleGroupAnnotations: Object.fromEntries(groups.map((group) => [group, { dashboard_url: dashboards }])),
  };
}

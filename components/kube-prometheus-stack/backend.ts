import type { Service } from "../backend.ts";
import { declare } from "../backend.ts";
import { jobOfKind, sendsStatsd } from "../../model/catalog.ts";
import { inCluster } from "../kubernetes/in-cluster.ts";
import { cluster, databaseExporter, prober, statsdReceiver } from "../kubernetes/offers.ts";
import { crdsChart, kubePrometheusStackChart } from "./chart.ts";
import type { MonitoringStackObjects } from "./compile.ts";
import type { MetricsSettings } from "./settings.ts";
import { metricsSettings } from "./settings.ts";

const tiers = ["complete"] as const;

const serves: readonly Service[] = [
  { capability: "metrics", choice: "prometheus", tiers, interfaces: [{ name: "prometheus", login: false }] },
  {
    capability: "dashboards",
    choice: "grafana",
    tiers,
    id: "grafana",
    title: "Grafana of kube-prometheus-stack",
    interfaces: [{ name: "grafana", login: true }],
  },
  {
    capability: "alerting",
    choice: "alertmanager",
    tiers,
    id: "alertmanager",
    title: "Alertmanager of kube-prometheus-stack",
    interfaces: [{ name: "alertmanager", login: false }],
  },
];

export const kubePrometheusStack = declare<MetricsSettings, MonitoringStackObjects>({
  id: "kube-prometheus-stack",
  title: "Prometheus of kube-prometheus-stack",
  serves,
  settings: metricsSettings(serves),
  charts: [crdsChart, kubePrometheusStackChart],
  secrets: { remoteWritePassword: "password of `kubernetes.remoteWrite`, where it names a user" },
  retention: { fixed: false, days: { metrics: 31 }, source: "the SLOs' 30 days and one for their edges" },
  needs: ({ catalog }) => [
    cluster,
    ...(sendsStatsd(catalog) ? [statsdReceiver] : []),
    ...(jobOfKind(catalog, "postgres") === undefined ? [] : [databaseExporter]),
    ...(catalog.uptimeChecks.some(({ from }) => from === "inside") ? [prober] : []),
  ],
  compile: async (context) => (await import("./compile.ts")).compile(context),
  inCluster: inCluster.inCluster,
  files: async (objects) => (await import("../languages.ts")).languageFiles(objects),
  rendered: async (_, { catalog, stack }) =>
    (await import("../prometheus/unit-tests/index.ts")).renderedUnitTests(catalog, stack),
  check: async ({ objects }) => (await import("../languages.ts")).languageCheck(objects),
  secretsNeeded: async (objects) => [...(await inCluster.secretsNeeded(objects)), ...objects.alertmanager.secretsRead],
  deploy: inCluster.deploy,
});

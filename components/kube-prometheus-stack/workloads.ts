import type { AlertmanagerObjects } from "../alertmanager/compile.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { nodesNamespace } from "../kubernetes/places.ts";
import { releases } from "./services.ts";
import type { Call, Workload } from "../kubernetes/workload.ts";
import { notificationCalls } from "./alertmanager.ts";
import { objectStorageCalls } from "../kubernetes/object-storage.ts";
import type { MetricsContext } from "./context.ts";
import { remoteWriteCalls } from "./remote-write.ts";
import { hasThanos, metricsSize } from "./sizing.ts";
import { ports as thanosPorts } from "./thanos/thanos.ts";

const ports = {
  prometheus: 9090,
  alertmanager: 9093,
  gossip: 9094,
  reloader: 8080,
  grafana: 3000,
  webhook: 10_250,
  stateMetrics: 8080,
  stateMetricsOwn: 8081,
  nodeExporter: 9100,
} as const;

const chartLabels = (name: string): Readonly<Record<string, string>> => ({
  "app.kubernetes.io/name": name,
  "app.kubernetes.io/instance": releases.stack,
});

/** Where Grafana's data sources are. */
function sources(context: KubernetesContext): readonly Call[] {
  const { logs, traces } = context;
  return [
    { to: "prometheus", port: ports.prometheus },
    { to: "alertmanager", port: ports.alertmanager },
    ...(hasThanos(context) ? [{ to: "thanos-query", port: thanosPorts.http }] : []),
    ...(logs === undefined ? [] : [logs.call]),
    ...(traces === undefined ? [] : [traces.call]),
  ];
}

/** Prometheus, whose calls to what it scrapes within the stack go without saying. */
function prometheus(context: MetricsContext): Workload {
  const { settings } = context;
  const { replicas, shards } = metricsSize(context).prometheus;
  const storage = hasThanos(context) ? settings.objectStorage : undefined;
  return {
    name: "prometheus",
    namespace: settings.namespace,
    podLabels: { "app.kubernetes.io/name": "prometheus", "operator.prometheus.io/name": "kps-prometheus" },
    listens: [
      { port: ports.prometheus },
      { port: ports.reloader },
      ...(storage === undefined ? [] : [{ port: thanosPorts.grpc }, { port: thanosPorts.http }]),
    ],
    calls: [
      { outside: "cluster" },
      { outside: "kubernetes-api" },
      ...remoteWriteCalls(context),
      ...(storage === undefined ? [] : objectStorageCalls(storage)),
    ],
    calledBy: [{ from: "ingress", port: ports.prometheus }],
    replicas: replicas * shards,
  };
}

/** Pods of the release `kube-prometheus-stack`, and of what its operator makes. */
export function metricsWorkloads(context: MetricsContext, alertmanager: AlertmanagerObjects): readonly Workload[] {
  const { namespace } = context.settings;
  const job = (name: string): Workload => ({
    name,
    namespace,
    podLabels: { app: `kube-prometheus-stack-${name}` },
    listens: [],
    calls: [{ outside: "kubernetes-api" }],
    replicas: 1,
  });
  return [
    prometheus(context),
    {
      name: "alertmanager",
      namespace,
      podLabels: { "app.kubernetes.io/name": "alertmanager", alertmanager: "kps-alertmanager" },
      listens: [
        { port: ports.alertmanager },
        { port: ports.gossip },
        { port: ports.gossip, protocol: "UDP" },
        { port: ports.reloader },
      ],
      calls: [{ to: "alertmanager", port: ports.gossip }, ...notificationCalls(alertmanager)],
      calledBy: [{ from: "ingress", port: ports.alertmanager }],
      replicas: metricsSize(context).alertmanager.replicas,
    },
    {
      name: "grafana",
      namespace,
      podLabels: chartLabels("grafana"),
      listens: [{ port: ports.grafana }],
      // The sidecars watch ConfigMaps.
      calls: [...sources(context), { outside: "kubernetes-api" }],
      calledBy: [{ from: "ingress", port: ports.grafana }],
      replicas: 1,
    },
    {
      name: "prometheus-operator",
      namespace,
      podLabels: { app: "kube-prometheus-stack-operator", release: releases.stack },
      listens: [{ port: ports.webhook }],
      calls: [{ outside: "kubernetes-api" }],
      calledBy: [{ from: "kubernetes-api", port: ports.webhook }],
      replicas: 1,
    },
    // Jobs of an installation, which make the webhook's certificate and hand it over.
    job("admission-create"),
    job("admission-patch"),
    {
      name: "kube-state-metrics",
      namespace,
      podLabels: chartLabels("kube-state-metrics"),
      listens: [{ port: ports.stateMetrics }, { port: ports.stateMetricsOwn }],
      calls: [{ outside: "kubernetes-api" }],
      replicas: 1,
    },
    {
      name: "node-exporter",
      namespace: nodesNamespace(context.settings),
      podLabels: chartLabels("prometheus-node-exporter"),
      listens: [{ port: ports.nodeExporter }],
      calls: [],
      replicas: "daemon",
    },
  ];
}

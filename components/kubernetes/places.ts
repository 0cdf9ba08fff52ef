import type { KubernetesSettings } from "./settings.ts";

/** Namespace of what needs the nodes' own files or network (node exporter, log shippers): Pod Security `privileged`. */
export const nodesNamespace = ({ namespace }: Pick<KubernetesSettings, "namespace">): string => `${namespace}-nodes`;

/**
 * Services that parts address each other by, each made by a release under a fixed `fullnameOverride`. Ports are the
 * Services'.
 */
export const services = {
  prometheus: { name: "kps-prometheus", port: 9090 },
  alertmanager: { name: "kps-alertmanager", port: 9093 },
  grafana: { name: "grafana", port: 80 },
  blackbox: { name: "blackbox-exporter", port: 9115 },
  postgres: { name: "postgres-exporter", port: 9187 },
  /** Metrics; StatsD itself comes in by UDP and TCP on 8125. */
  statsd: { name: "statsd-exporter", port: 9102 },
  pushgateway: { name: "pushgateway", port: 9091 },
  thanosQuery: { name: "thanos-query", port: 9090 },
  loki: { name: "loki-gateway", port: 80 },
  elasticsearch: { name: "elasticsearch-es-http", port: 9200 },
  kibana: { name: "kibana-kb-http", port: 5601 },
  /** OTLP; gRPC on 4317, HTTP on 4318. */
  collector: { name: "otel-collector", port: 4317 },
  /** The query interface. */
  jaeger: { name: "jaeger", port: 16686 },
  zipkin: { name: "zipkin", port: 9411 },
} as const;

/** DNS name of a Service from any namespace. */
export const host = (service: keyof typeof services, { namespace }: Pick<KubernetesSettings, "namespace">): string =>
  `${services[service].name}.${namespace}.svc`;

export const origin = (service: keyof typeof services, settings: Pick<KubernetesSettings, "namespace">): string =>
  `http://${host(service, settings)}:${services[service].port}`;

/** Names of Releases that others wait for. */
export const releases = {
  crds: "prometheus-operator-crds",
  kubePrometheusStack: "kube-prometheus-stack",
  eckOperator: "eck-operator",
  eckStack: "eck-stack",
} as const;

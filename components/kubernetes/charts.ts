/** A Helm chart at the version that the stack is written for. */
export interface Chart {
  readonly version: string;
  /** Its publisher's Helm repository. */
  readonly repository: string;
}

const prometheusCommunity = "https://prometheus-community.github.io/helm-charts";
const elastic = "https://helm.elastic.co";

/**
 * Every chart, pinned. Bump kube-prometheus-stack and prometheus-operator-crds together: both belong to one version of
 * the operator (v0.93.1). The Loki of https://grafana.github.io/helm-charts is the Enterprise one since March 2026; the
 * open-source chart lives on at grafana-community.
 */
export const charts = {
  "prometheus-operator-crds": { version: "31.0.1", repository: prometheusCommunity },
  "kube-prometheus-stack": { version: "88.5.3", repository: prometheusCommunity },
  "prometheus-blackbox-exporter": { version: "11.17.2", repository: prometheusCommunity },
  "prometheus-postgres-exporter": { version: "8.2.0", repository: prometheusCommunity },
  "prometheus-statsd-exporter": { version: "1.0.0", repository: prometheusCommunity },
  "prometheus-pushgateway": { version: "3.8.0", repository: prometheusCommunity },
  loki: { version: "18.11.0", repository: "https://grafana-community.github.io/helm-charts" },
  alloy: { version: "1.11.1", repository: "https://grafana.github.io/helm-charts" },
  "eck-operator": { version: "3.5.0", repository: elastic },
  "eck-stack": { version: "0.20.0", repository: elastic },
  jaeger: { version: "4.11.1", repository: "https://jaegertracing.github.io/helm-charts" },
  zipkin: { version: "0.4.0", repository: "https://zipkin.io/zipkin-helm" },
  "opentelemetry-collector": {
    version: "0.170.0",
    repository: "https://open-telemetry.github.io/opentelemetry-helm-charts",
  },
} as const satisfies Record<string, Chart>;

export type ChartName = keyof typeof charts;

import type { Chart } from "../kubernetes/charts.ts";

/** The Loki of https://grafana.github.io/helm-charts is the Enterprise one since March 2026; the open-source chart lives on here. */
export const lokiChart = {
  name: "loki",
  version: "18.11.0",
  repository: "https://grafana-community.github.io/helm-charts",
} as const satisfies Chart;

export const alloyChart = {
  name: "alloy",
  version: "1.11.1",
  repository: "https://grafana.github.io/helm-charts",
} as const satisfies Chart;

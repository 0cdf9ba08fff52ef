import type { Chart } from "../kubernetes/charts.ts";
import { prometheusCommunity } from "../kubernetes/charts.ts";

/** Bump both together: they belong to one version of the operator (v0.93.1). */
export const crdsChart = {
  name: "prometheus-operator-crds",
  version: "31.0.1",
  repository: prometheusCommunity,
} as const satisfies Chart;

export const kubePrometheusStackChart = {
  name: "kube-prometheus-stack",
  version: "88.5.3",
  repository: prometheusCommunity,
} as const satisfies Chart;

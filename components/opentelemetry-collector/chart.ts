import type { Chart } from "../kubernetes/charts.ts";

export const collectorChart = {
  name: "opentelemetry-collector",
  version: "0.170.0",
  repository: "https://open-telemetry.github.io/opentelemetry-helm-charts",
} as const satisfies Chart;

import type { Chart } from "../kubernetes/charts.ts";

export const jaegerChart = {
  name: "jaeger",
  version: "4.11.1",
  repository: "https://jaegertracing.github.io/helm-charts",
} as const satisfies Chart;

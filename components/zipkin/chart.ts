import type { Chart } from "../kubernetes/charts.ts";

export const zipkinChart = {
  name: "zipkin",
  version: "0.4.0",
  repository: "https://zipkin.io/zipkin-helm",
} as const satisfies Chart;

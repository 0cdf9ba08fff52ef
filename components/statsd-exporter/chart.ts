import type { Chart } from "../kubernetes/charts.ts";
import { prometheusCommunity } from "../kubernetes/charts.ts";

export const statsdChart = {
  name: "prometheus-statsd-exporter",
  version: "1.0.0",
  repository: prometheusCommunity,
} as const satisfies Chart;

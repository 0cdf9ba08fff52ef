import type { Chart } from "../kubernetes/charts.ts";
import { prometheusCommunity } from "../kubernetes/charts.ts";

export const blackboxChart = {
  name: "prometheus-blackbox-exporter",
  version: "11.17.2",
  repository: prometheusCommunity,
} as const satisfies Chart;

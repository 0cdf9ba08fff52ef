import type { Chart } from "../kubernetes/charts.ts";
import { prometheusCommunity } from "../kubernetes/charts.ts";

export const pushgatewayChart = {
  name: "prometheus-pushgateway",
  version: "3.8.0",
  repository: prometheusCommunity,
} as const satisfies Chart;

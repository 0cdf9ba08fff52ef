import type { Chart } from "../kubernetes/charts.ts";
import { prometheusCommunity } from "../kubernetes/charts.ts";

export const postgresChart = {
  name: "prometheus-postgres-exporter",
  version: "8.2.0",
  repository: prometheusCommunity,
} as const satisfies Chart;

import type { ChartName } from "./charts.ts";
import { services } from "./places.ts";

export type Exporter = "blackbox" | "postgres" | "statsd" | "pushgateway";

/** Name of an exporter's release, pods and Service. */
export const exporterName = (exporter: Exporter): string => services[exporter].name;

export const exporterChart = {
  blackbox: "prometheus-blackbox-exporter",
  postgres: "prometheus-postgres-exporter",
  statsd: "prometheus-statsd-exporter",
  pushgateway: "prometheus-pushgateway",
} as const satisfies Record<Exporter, ChartName>;

/** Labels by which these charts select pods, and which their Services have too. */
export const exporterLabels = (exporter: Exporter): Readonly<Record<string, string>> => ({
  "app.kubernetes.io/name": exporterChart[exporter],
  "app.kubernetes.io/instance": exporterName(exporter),
});

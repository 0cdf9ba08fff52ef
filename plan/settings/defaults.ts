import type { LocalPorts } from "../../components/local/ports.ts";

/** The product's own ports where it names one, the programs' customary ones elsewhere. */
export const defaultPorts: LocalPorts = {
  backend: 3000,
  backendTls: 3443,
  exporters: 3002,
  exportersTls: 3444,
  prometheus: 9090,
  alertmanager: 9093,
  node: 9100,
  postgres: 9187,
  // Not 5432, where a machine's own PostgreSQL often is.
  database: 55432,
  statsd: 8125,
  statsdMetrics: 9102,
  blackbox: 9115,
  inbox: 5001,
  smtp: 5025,
  grafana: 3001,
};

/**
 * The defaults that Pulumi.yaml declares, because they are the same on every stack. (Pulumi refuses a stack that lacks
 * a key declared without default, so the other keys cannot be declared there.)
 */
export const projectDefaults = {
  tier: "local",
  vendor: "datadog",
  discord: false,
  teams: false,
  retention: {},
  smtp: {},
  kubernetes: {},
  ports: {},
  speed: 1,
  /** Requests per second of the demo's own traffic. */
  traffic: 20,
} as const;

/** Where dashboards are that neither config nor the catalog says: at the services that show them. */
export const dashboardLinks = {
  grafanaCloud: (product: string, uid: string) => `https://${product}.grafana.net/d/${uid}`,
  // The vendors give dashboards ids of their own: a search by name finds them.
  datadog: "https://app.datadoghq.com/dashboard/lists?q={dashboard}",
  newrelic: "https://one.newrelic.com/dashboards?q={dashboard}",
};

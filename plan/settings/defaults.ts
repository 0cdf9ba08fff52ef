import type { LocalPorts } from "../../components/local/compile/ports.ts";

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
 * The defaults of settings that do not depend on the tier. None stands in Pulumi.yaml: Pulumi would merge it into every
 * stack's config, where nobody can tell it from what the stack's own file says.
 */
export const projectDefaults = {
  tier: "local",
  vendor: "datadog",
  discord: false,
  teams: false,
  speed: 1,
  /** Requests per second of the demo's own traffic. */
  traffic: 20,
} as const;

/** Where the product's API answers in production. */
export const productBaseUrl = "https://api.stratoai.com";

/** Where links lead that config does not say: the places that such stacks usually have. */
export const linkDefaults = {
  runbook: "https://runbooks.stratoai.com/{alert}",
  grafana: (uid: string) => `https://grafana.stratoai.com/d/${uid}`,
  grafanaCloud: (product: string, uid: string) => `https://${product}.grafana.net/d/${uid}`,
  // The vendors give dashboards ids of their own: a search by name finds them.
  datadog: "https://app.datadoghq.com/dashboard/lists?q={dashboard}",
  newrelic: "https://one.newrelic.com/dashboards?q={dashboard}",
};

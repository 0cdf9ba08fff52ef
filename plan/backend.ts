import type { BackendId, Capability, Tier } from "./tiers.ts";

export interface Backend {
  readonly title: string;
  /** Whether `up` makes it, or on which tiers: the resources of the others are not written yet, so that they are planned only. */
  readonly provisioned: boolean | readonly Tier[];
  /** Secrets that it cannot be made without, by their settings key. */
  readonly secrets: readonly string[];
}

const planned = (title: string, ...secrets: string[]): Backend => ({ title, provisioned: false, secrets });
const here = (title: string): Backend => ({ title, provisioned: true, secrets: [] });

export const backends = {
  alertmanager: here("Alertmanager of kube-prometheus-stack"),
  "alertmanager-local": here("Alertmanager on this machine"),
  "blackbox-exporter": here("blackbox exporter in the cluster"),
  "blackbox-exporter-local": here("blackbox exporter on this machine"),
  "dashboard-files": here("dashboards as files, shown by no one"),
  datadog: planned("Datadog", "datadogApiKey", "datadogAppKey"),
  elk: here("Elasticsearch, Logstash and Kibana (ECK)"),
  grafana: here("Grafana of kube-prometheus-stack"),
  "grafana-cloud": planned("Grafana Cloud"),
  "grafana-local": here("Grafana on this machine"),
  inbox: here("the inbox on this machine"),
  jaeger: here("Jaeger behind the OpenTelemetry collector"),
  "kube-prometheus-stack": here("Prometheus of kube-prometheus-stack"),
  loki: here("Loki in the cluster"),
  newrelic: planned("New Relic", "newrelicApiKey"),
  pagerduty: planned("PagerDuty's schedules and escalation policies"),
  pingdom: planned("Pingdom"),
  "prometheus-local": here("Prometheus on this machine"),
  sentry: planned("Sentry"),
  // On tier complete Alertmanager sends both.
  "slack-email": { title: "Slack and e-mail", provisioned: ["complete"], secrets: [] },
  uptimerobot: planned("UptimeRobot"),
  zipkin: here("Zipkin behind the OpenTelemetry collector"),
} as const satisfies Record<BackendId, Backend>;

/** Whether `up` makes the backend on this tier. */
export function isProvisioned(id: BackendId, tier: Tier): boolean {
  const { provisioned }: Backend = backends[id];
  return typeof provisioned === "boolean" ? provisioned : provisioned.includes(tier);
}

/**
 * Capabilities without which a stack watches nothing. `up` goes on without the others (paging's schedules, outside
 * checks, error tracking) and lists what is missing: the alerts reach people all the same.
 */
export const indispensable: readonly Capability[] = ["metrics", "logs", "traces", "dashboards", "alerting"];

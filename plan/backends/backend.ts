import type { BackendId } from "../tiers.ts";

export interface Backend {
  readonly title: string;
  /** Whether `up` makes it: the resources of the others are not written yet, so that they are planned only. */
  readonly provisioned: boolean;
  /** Secrets that it cannot be made without, by their settings key. */
  readonly secrets: readonly string[];
}

const planned = (title: string, ...secrets: string[]): Backend => ({ title, provisioned: false, secrets });
const here = (title: string): Backend => ({ title, provisioned: true, secrets: [] });

export const backends = {
  alertmanager: planned("Alertmanager of kube-prometheus-stack"),
  "alertmanager-local": here("Alertmanager on this machine"),
  "blackbox-exporter": planned("blackbox exporter in the cluster"),
  "blackbox-exporter-local": here("blackbox exporter on this machine"),
  "dashboard-files": here("dashboards as files, shown by no one"),
  datadog: planned("Datadog", "datadogApiKey", "datadogAppKey"),
  elk: planned("Elasticsearch, Logstash and Kibana (ECK)"),
  grafana: planned("Grafana of kube-prometheus-stack"),
  "grafana-cloud": planned("Grafana Cloud"),
  "grafana-local": here("Grafana on this machine"),
  inbox: here("the inbox on this machine"),
  jaeger: planned("Jaeger behind the OpenTelemetry collector"),
  "kube-prometheus-stack": planned("Prometheus of kube-prometheus-stack"),
  loki: planned("Loki in the cluster"),
  newrelic: planned("New Relic", "newrelicApiKey"),
  pagerduty: planned("PagerDuty, Slack and e-mail"),
  pingdom: planned("Pingdom"),
  "prometheus-local": here("Prometheus on this machine"),
  sentry: planned("Sentry"),
  "slack-email": planned("Slack and e-mail"),
  uptimerobot: planned("UptimeRobot"),
  zipkin: planned("Zipkin behind the OpenTelemetry collector"),
} as const satisfies Record<BackendId, Backend>;

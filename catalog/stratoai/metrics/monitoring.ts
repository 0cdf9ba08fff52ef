import { counter, gauge } from "../../../model/metric.ts";

const prometheus = { job: "prometheus", origin: "exporter" } as const;
const alertmanager = { job: "alertmanager", origin: "exporter" } as const;

export const alertmanagersDiscovered = gauge({
  name: "prometheus_notifications_alertmanagers_discovered",
  help: "Alertmanagers that Prometheus knows.",
  unit: "none",
  ...prometheus,
});

export const notificationErrors = counter({
  name: "prometheus_notifications_errors_total",
  help: "Alerts that Prometheus could not hand to an Alertmanager.",
  unit: "none",
  labels: { alertmanager: { description: "URL of the Alertmanager" } },
  ...prometheus,
});

export const notificationsSent = counter({
  name: "prometheus_notifications_sent_total",
  help: "Alerts that Prometheus tried to hand to an Alertmanager.",
  unit: "none",
  labels: { alertmanager: { description: "URL of the Alertmanager" } },
  ...prometheus,
});

export const prometheusReloadSuccessful = gauge({
  name: "prometheus_config_last_reload_successful",
  help: "1 if the running configuration is the one on disk.",
  unit: "state",
  ...prometheus,
});

export const ruleEvaluationFailures = counter({
  name: "prometheus_rule_evaluation_failures_total",
  help: "Rules that failed when they were evaluated.",
  unit: "none",
  labels: { rule_group: { description: "file and group of the rule" } },
  ...prometheus,
});

export const activeSeries = gauge({
  name: "prometheus_tsdb_head_series",
  help: "Series in memory.",
  unit: "none",
  ...prometheus,
});

export const alertmanagerReloadSuccessful = gauge({
  name: "alertmanager_config_last_reload_successful",
  help: "1 if the running configuration is the one on disk.",
  unit: "state",
  ...alertmanager,
});

const integration = { integration: { description: "pagerduty, slack, email, webhook, …" } };

export const notificationsFailed = counter({
  name: "alertmanager_notifications_failed_total",
  help: "Notifications given up after retries.",
  unit: "none",
  labels: { ...integration, reason: { description: "why" } },
  ...alertmanager,
});

export const notificationsAttempted = counter({
  name: "alertmanager_notifications_total",
  help: "Notifications attempted.",
  unit: "none",
  labels: integration,
  ...alertmanager,
});

export const monitoringMetrics = [
  alertmanagersDiscovered,
  notificationErrors,
  notificationsSent,
  prometheusReloadSuccessful,
  ruleEvaluationFailures,
  activeSeries,
  alertmanagerReloadSuccessful,
  notificationsFailed,
  notificationsAttempted,
];

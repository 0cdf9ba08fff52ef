import type { Alert } from "../../../model/alert.ts";
import { always, anyOf, guarded, when } from "../../../model/alert.ts";
import { increase, rate, ratio, sum, value } from "../../../model/query.ts";
import {
  alertmanagerReloadSuccessful,
  alertmanagersDiscovered,
  notificationErrors,
  notificationsAttempted,
  notificationsFailed,
  notificationsSent,
  prometheusReloadSuccessful,
  ruleEvaluationFailures,
} from "../metrics/monitoring.ts";

/**
 * Few messages are sent, one a minute where only the heartbeat is: a single one that fails is tried again, three within
 * ten minutes are no chance.
 */
const seldom = { events: 3, within: "10m" } as const;

/** The monitoring watching itself; what it cannot report, because it is down, the Watchdog's silence does. */
export const monitoringAlerts: readonly Alert[] = [
  {
    name: "Watchdog",
    severity: "info",
    service: "monitoring",
    condition: always,
    for: "0s",
    summary: "Alerting works",
    description: "Always firing. Whoever receives it raises the alarm when it stops coming.",
    unit: "none",
    dashboard: { uid: "monitoring-health" },
    drill: { kind: "none" },
  },
  {
    name: "AlertmanagerUnreachable",
    severity: "critical",
    service: "monitoring",
    condition: anyOf(
      when(value(alertmanagersDiscovered), "<", 1),
      guarded(
        when(ratio(rate(notificationErrors, "5m"), rate(notificationsSent, "5m"), ["service"]), ">", 0.1),
        seldom,
      ),
    ),
    for: "2m",
    summary: "Prometheus cannot reach Alertmanager",
    description: "Alerts do not get from Prometheus to Alertmanager, so nobody is notified",
    unit: "ratio",
    dashboard: { uid: "monitoring-health", panel: "Alerts handed to Alertmanager" },
    drill: { kind: "freeze", process: "alertmanager" },
  },
  {
    name: "NotificationsFailing",
    severity: "critical",
    service: "monitoring",
    condition: guarded(
      when(
        ratio(rate(notificationsFailed, "5m"), rate(notificationsAttempted, "5m"), ["service", "integration"]),
        ">",
        0.05,
      ),
      seldom,
    ),
    for: "5m",
    summary: "Alertmanager cannot deliver notifications",
    description: "{value} of the notifications by {label.integration} fail",
    unit: "ratio",
    dashboard: { uid: "monitoring-health", panel: "Notifications failing" },
    drill: { kind: "refuse", messages: "heartbeat" },
  },
  {
    name: "ConfigReloadFailed",
    severity: "warning",
    service: "monitoring",
    condition: anyOf(
      when(value(prometheusReloadSuccessful), "==", 0),
      when(value(alertmanagerReloadSuccessful), "==", 0),
    ),
    for: "5m",
    summary: "A configuration was refused",
    description: "{label.job} runs on its previous configuration because it refused the one on disk",
    unit: "none",
    dashboard: { uid: "monitoring-health", panel: "Configuration reloads" },
    drill: { kind: "prometheus", breakage: "invalid-configuration" },
  },
  {
    name: "RuleEvaluationFailing",
    severity: "warning",
    service: "monitoring",
    condition: when(sum(increase(ruleEvaluationFailures, "5m"), ["service", "rule_group"]), ">", 0),
    for: "1m",
    summary: "Rules fail when they are evaluated",
    description: "Rules of {label.rule_group} failed {value} times in {{window}}; their alerts are blind",
    unit: "none",
    dashboard: { uid: "monitoring-health", panel: "Rule evaluation failures" },
    drill: { kind: "prometheus", breakage: "failing-rule" },
  },
];

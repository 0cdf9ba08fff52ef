import type { Dashboard } from "../../../model/dashboard.ts";
import { increase, min, rate, ratio, sum, up, value } from "../../../model/query.ts";
import {
  activeSeries,
  alertmanagerReloadSuccessful,
  notificationErrors,
  notificationsAttempted,
  notificationsFailed,
  notificationsSent,
  prometheusReloadSuccessful,
  ruleEvaluationFailures,
} from "../metrics/monitoring.ts";
import { scrapeJobs } from "../services.ts";

export const monitoringHealth: Dashboard = {
  uid: "monitoring-health",
  title: "StratoAI Monitoring Health",
  description: "Whether the monitoring itself works.",
  tags: ["stratoai", "monitoring"],
  refresh: "30s",
  range: "1h",
  rows: [
    {
      title: "Collection",
      panels: [
        {
          title: "Targets up",
          kind: "timeseries",
          description: "Targets of each scrape job that answer.",
          queries: scrapeJobs.map((job) => ({ query: sum(up(job.name), ["job"]), legend: "{job}" })),
          unit: "none",
        },
        {
          title: "Series",
          kind: "timeseries",
          description: "Series in memory: what metrics cost.",
          queries: [{ query: sum(value(activeSeries)), legend: "series" }],
          unit: "none",
        },
        {
          title: "Rule evaluation failures",
          kind: "timeseries",
          description: "Rules that failed, by group; any is one too many.",
          queries: [{ query: sum(increase(ruleEvaluationFailures, "5m"), ["rule_group"]), legend: "{rule_group}" }],
          unit: "none",
        },
        {
          title: "Configuration reloads",
          kind: "stat",
          description: "0: the configuration on disk was refused and the previous one runs.",
          queries: [
            { query: min(value(prometheusReloadSuccessful), ["job"]), legend: "{job}" },
            { query: min(value(alertmanagerReloadSuccessful), ["job"]), legend: "{job}" },
          ],
          unit: "state",
          thresholds: { steps: [0.5, 1], inverted: true },
        },
      ],
    },
    {
      title: "Notification",
      panels: [
        {
          title: "Alerts handed to Alertmanager",
          kind: "timeseries",
          description: "Share of alerts that did not get from Prometheus to Alertmanager.",
          queries: [
            { query: ratio(rate(notificationErrors, "5m"), rate(notificationsSent, "5m")), legend: "not delivered" },
          ],
          unit: "ratio",
          followsRange: true,
        },
        {
          title: "Notifications failing",
          kind: "timeseries",
          description: "Share of notifications that failed for good, by integration.",
          queries: [
            {
              query: ratio(rate(notificationsFailed, "5m"), rate(notificationsAttempted, "5m"), ["integration"]),
              legend: "{integration}",
            },
          ],
          unit: "ratio",
          followsRange: true,
        },
      ],
    },
  ],
};

import type { Alert } from "../../model/alert.ts";
import { when } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import { jobOfKind, statsdJob } from "../../model/catalog.ts";
import type { LogAlert } from "../../model/log-alert.ts";
import { isAboutLines } from "../../model/log-alert.ts";
import type { Counter, ScrapeJob } from "../../model/metric.ts";
import { counter } from "../../model/metric.ts";
import { increase, sum } from "../../model/query.ts";

/** A log alert that Prometheus evaluates, on a count of the lines. */
interface CountedAlert extends LogAlert, Alert {}

/** What the counter is called in StatsD, behind the catalog's prefix. */
export const statsdName = "log_alert_lines";

function lineCounter(catalog: Catalog): Counter {
  return counter({
    name: "log_alert_lines_total",
    help: "Log lines that an alert is about, as Logstash counts them.",
    unit: "none",
    labels: { alert: { description: "name of the alert", values: catalog.logAlerts.map(({ name }) => name) } },
    statsd: statsdName,
    job: statsdJob(catalog),
    origin: "exporter",
  });
}

const counted = (alert: LogAlert, metric: Counter): CountedAlert => ({
  ...alert,
  condition: when(sum(increase(metric, alert.window, { alert: { is: alert.name } })), ">", alert.moreThan),
  unit: "none",
  // Drills are for the local tier, which keeps no logs.
  drill: { kind: "none" },
});

/** For a catalog whose product sends nothing by StatsD itself. */
const exporterJob = (name: string, service: string): ScrapeJob => ({
  name,
  kind: "statsd",
  service,
  // Where exporters of StatsD customarily show their metrics.
  port: 9102,
  path: "/metrics",
  description: "Log lines that alerts are about, as Logstash counts them",
});

/**
 * The catalog with its log alerts as alerts on a counter: Elastic's Basic licence lets no rule notify anybody outside of
 * Elasticsearch, so Logstash counts the lines on their way by StatsD, and rule, mapping, unit tests and routes follow
 * as for any metric.
 */
export function withCountedAlerts(catalog: Catalog): Catalog {
  const { alerts, logAlerts, metrics, scrapeJobs } = catalog;
  const [first] = logAlerts;
  if (first === undefined) return catalog;
  const metric = lineCounter(catalog);
  const isScraped = jobOfKind(catalog, "statsd") !== undefined;
  return {
    ...catalog,
    scrapeJobs: isScraped ? scrapeJobs : [...scrapeJobs, exporterJob(metric.job, first.service)],
    metrics: [...metrics, metric],
    alerts: [...alerts, ...logAlerts.map((alert) => counted(alert, metric))],
    logAlerts: [],
  };
}

export const countedAlerts = ({ alerts }: Catalog): readonly CountedAlert[] => alerts.filter(isAboutLines);

import type { Catalog } from "../../model/catalog.ts";
import { readRunbooks } from "../runbooks.ts";
import { backendAlerts } from "./alerts/backend.ts";
import { databaseAlerts } from "./alerts/database.ts";
import { logAlerts } from "./alerts/logs.ts";
import { monitoringAlerts } from "./alerts/monitoring.ts";
import { platformAlerts } from "./alerts/platform.ts";
import { reachabilityAlerts } from "./alerts/reachability.ts";
import { backendMonitoring } from "./dashboards/backend-monitoring.ts";
import { businessMetrics as businessMetricsDashboard } from "./dashboards/business-metrics.ts";
import { capacity } from "./dashboards/capacity.ts";
import { monitoringHealth } from "./dashboards/monitoring-health.ts";
import { slo } from "./dashboards/slo.ts";
import { technicalPerformance } from "./dashboards/technical-performance.ts";
import { applicationMetrics } from "./metrics/application.ts";
import { businessMetrics } from "./metrics/business.ts";
import { exporterMetrics } from "./metrics/exporters.ts";
import { monitoringMetrics } from "./metrics/monitoring.ts";
import { statsdMetrics } from "./metrics/statsd.ts";
import { notifications } from "./notifications.ts";
import { onCall } from "./on-call.ts";
import { scrapeJobs, services } from "./services.ts";
import { secrets } from "./secrets.ts";
import { slos } from "./slos.ts";
import { uptimeChecks } from "./uptime.ts";
import { corrections } from "./corrections.ts";

/** What must work at StratoAI, and who is notified; each part in the file or folder of its name, each runbook in `runbooks/`. */
export const stratoai: Catalog = {
  product: "stratoai",
  title: "StratoAI",
  statsdPrefix: "stratoai.backend.",
  baseUrl: "https://api.stratoai.com",
  links: { runbook: "https://runbooks.stratoai.com/{alert}", dashboards: "https://grafana.stratoai.com" },
  secrets,
  scrapeInterval: "15s",
  evaluationInterval: "15s",
  services,
  scrapeJobs,
  metrics: [...applicationMetrics, ...businessMetrics, ...statsdMetrics, ...exporterMetrics, ...monitoringMetrics],
  slos,
  alerts: [...backendAlerts, ...databaseAlerts, ...reachabilityAlerts, ...platformAlerts, ...monitoringAlerts],
  logAlerts,
  logFields: ["tenant"],
  dashboards: [backendMonitoring, businessMetricsDashboard, technicalPerformance, slo, capacity, monitoringHealth],
  uptimeChecks,
  notifications,
  onCall,
  corrections,
  runbooks: readRunbooks(new URL("./runbooks/", import.meta.url)),
};

import type { Dashboard } from "../../../model/dashboard.ts";
import { buckets, max, mean, min, quantile, rate, secondsUntil, sum, value } from "../../../model/query.ts";
import {
  cacheHitRate,
  circuitBreakerState,
  databaseQueryDuration,
  httpRequestDuration,
  residentMemory,
} from "../metrics/application.ts";
import { certificateExpiry, postgresConnections, probeSuccess } from "../metrics/exporters.ts";
import { apiRequestEvents } from "../metrics/statsd.ts";

export const technicalPerformance: Dashboard = {
  uid: "technical-performance",
  title: "StratoAI Technical Performance",
  description: "Where the time goes.",
  tags: ["stratoai", "performance"],
  refresh: "30s",
  range: "1h",
  rows: [
    {
      title: "API",
      panels: [
        {
          title: "API Response Times",
          kind: "heatmap",
          description: "How the response times are distributed; a second band means a second kind of request.",
          why:
            "A heatmap needs one series for each bucket bound; unsummed there is one for each pod, route and " +
            "status too, drawn over each other.",
          corrects: [
            {
              subject: "the heatmap is summed by bucket",
              theirs: "`rate(http_request_duration_seconds_bucket[5m])`",
              ours: "Its sum by `le`, in the format of a heatmap",
            },
          ],
          queries: [{ query: buckets(httpRequestDuration, "5m"), legend: "{le}" }],
          unit: "seconds",
          followsRange: true,
        },
        {
          title: "API Requests by Endpoint",
          kind: "timeseries",
          description: "Requests per second as the application counts them by StatsD.",
          queries: [
            { query: sum(rate(apiRequestEvents, "5m"), ["endpoint", "method"]), legend: "{method} {endpoint}" },
          ],
          unit: "requests",
          followsRange: true,
        },
      ],
    },
    {
      title: "Dependencies",
      panels: [
        {
          title: "Database Performance",
          kind: "timeseries",
          description: "Mean and 95th percentile of query time by table.",
          queries: [
            { query: mean(databaseQueryDuration, "5m", ["table"]), legend: "{table} mean" },
            { query: quantile(0.95, databaseQueryDuration, "5m", ["table"]), legend: "{table} 95th percentile" },
          ],
          unit: "seconds",
          followsRange: true,
        },
        {
          title: "Database Connections by State",
          kind: "timeseries",
          description: "What the open connections are doing.",
          queries: [{ query: sum(value(postgresConnections), ["state"]), legend: "{state}" }],
          unit: "none",
        },
        {
          title: "Cache Performance",
          kind: "timeseries",
          description: "Share of look-ups that each cache answers.",
          queries: [{ query: max(value(cacheHitRate), ["cache_name"]), legend: "{cache_name}" }],
          unit: "ratio",
        },
        {
          title: "Circuit Breaker States",
          kind: "stat",
          description: "Breakers that are open: 1 is open.",
          queries: [
            { query: max(value(circuitBreakerState, { state: { is: "open" } }), ["breaker"]), legend: "{breaker}" },
          ],
          unit: "state",
          thresholds: { steps: [0.5, 1] },
        },
      ],
    },
    {
      title: "Process and reachability",
      panels: [
        {
          title: "Memory",
          kind: "timeseries",
          description: "Resident memory of each backend process; above 512 MiB for ten minutes it alerts.",
          queries: [{ query: max(value(residentMemory), ["instance"]), legend: "{instance}" }],
          unit: "bytes",
        },
        {
          title: "Uptime checks",
          kind: "stat",
          description: "1: the check got its expected answer.",
          queries: [{ query: min(value(probeSuccess), ["check"]), legend: "{check}" }],
          unit: "state",
          thresholds: { steps: [0.5, 1], inverted: true },
        },
        {
          title: "Certificates",
          kind: "stat",
          description: "Time until each certificate expires, with the chain that lasts longest.",
          queries: [{ query: min(secondsUntil(certificateExpiry), ["check"]), legend: "{check}" }],
          unit: "seconds",
          thresholds: { steps: [7 * 24 * 3600, 14 * 24 * 3600], inverted: true },
        },
      ],
    },
  ],
};

import type { Dashboard } from "../../../model/dashboard.ts";
import { max, mean, quantile, rate, ratio, sum, value } from "../../../model/query.ts";
import {
  cacheHitRate,
  circuitBreakerState,
  databaseQueryDuration,
  httpRequestDuration,
  httpRequests,
} from "../metrics/application.ts";

/** The product's main dashboard: its six panels, titles, legends, thresholds, refresh and range. */
export const backendMonitoring: Dashboard = {
  uid: "backend-monitoring",
  title: "StratoAI Backend Monitoring",
  description: "Whether the backend answers, how fast, and what it depends on.",
  tags: ["stratoai", "backend", "nodejs"],
  why:
    "singlestat went with Grafana 8 and graph with Grafana 12; thresholds became steps. Files and " +
    "ConfigMaps take the dashboard itself, the envelope is the HTTP API's.",
  corrects: [
    {
      subject: "dashboards in today's form",
      theirs: '`"type": "graph"`, `"singlestat"`, `"yAxes"`, `"thresholds": "0.01,0.05"`, `{"dashboard": …}`',
      ours: "Time series, stat and table panels with thresholds as steps, without the envelope",
    },
  ],
  refresh: "30s",
  range: "1h",
  rows: [
    {
      title: "Requests",
      panels: [
        {
          title: "Request Rate",
          kind: "timeseries",
          description: "Requests per second by method and route.",
          queries: [{ query: sum(rate(httpRequests, "5m"), ["method", "route"]), legend: "{method} {route}" }],
          unit: "requests",
          followsRange: true,
        },
        {
          title: "Response Time",
          kind: "timeseries",
          description: "Half of the requests are faster than the lower line, 95 % faster than the upper one.",
          queries: [
            { query: quantile(0.95, httpRequestDuration, "5m"), legend: "95th percentile" },
            { query: quantile(0.5, httpRequestDuration, "5m"), legend: "50th percentile" },
          ],
          unit: "seconds",
          followsRange: true,
        },
        {
          title: "Error Rate",
          kind: "stat",
          description: "Share of requests answered with a server error: 5xx by all, a ratio of sums.",
          why: "Divided series by series, each error series meets itself: 1, or NaN where it has no new errors.",
          corrects: [
            {
              subject: "the error-rate panel divides sums",
              theirs: '`rate(http_requests_total{status=~"5.."}[5m]) / rate(http_requests_total[5m])`',
              ours: "The sum of errors by the sum of all requests",
            },
          ],
          queries: [
            {
              query: ratio(rate(httpRequests, "5m", { status: { startsWith: "5" } }), rate(httpRequests, "5m")),
              legend: "Error Rate",
            },
          ],
          unit: "ratio",
          followsRange: true,
          thresholds: { steps: [0.01, 0.05] },
        },
        {
          title: "Circuit Breaker Status",
          kind: "table",
          description: "The state that each breaker is in.",
          queries: [{ query: max(value(circuitBreakerState), ["breaker", "state"]), legend: "{breaker} {state}" }],
          unit: "state",
        },
      ],
    },
    {
      title: "Dependencies",
      panels: [
        {
          title: "Cache Hit Rate",
          kind: "timeseries",
          description: "Share of look-ups that each cache answers.",
          queries: [{ query: max(value(cacheHitRate), ["cache_name"]), legend: "{cache_name}" }],
          unit: "ratio",
        },
        {
          title: "Database Performance",
          kind: "timeseries",
          description: "Mean and 95th percentile of the time that queries take.",
          why: "It is a histogram, which has a line for each bucket and none for how long a query takes.",
          corrects: [
            {
              subject: "query time is a mean and a percentile",
              theirs: "`database_query_duration_seconds`, graphed as it is",
              ours: "Rate of the sum by rate of the count, and the 95th percentile, on both dashboards",
            },
          ],
          queries: [
            { query: mean(databaseQueryDuration, "5m"), legend: "Query Duration" },
            { query: quantile(0.95, databaseQueryDuration, "5m"), legend: "95th percentile" },
          ],
          unit: "seconds",
          followsRange: true,
        },
      ],
    },
  ],
};

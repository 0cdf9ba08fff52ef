import { counter, histogram } from "../../../model/metric.ts";

const job = "statsd-exporter";

/**
 * Sent by StatsD with the prefix `stratoai.backend.`. They keep names of their own in Prometheus: mapped onto
 * http_requests_total or database_query_duration_seconds, the same event would count twice.
 */
export const campaignsCreatedEvents = counter({
  name: "stratoai_backend_campaigns_created_total",
  // The product's sample sends a gauge of 1; a created campaign is an event, so it is counted.
  help: "Campaigns created, as an event: increment by 1.",
  unit: "none",
  // 0 keeps the tag out of metrics: tenants are unbounded, and vendors bill each combination. Logs and traces have it.
  labels: { tenant: { description: "tenant id", budget: 0 } },
  statsd: "campaigns.created",
  job,
});

export const apiRequestEvents = counter({
  name: "stratoai_backend_api_requests_total",
  help: "API requests, as the application counts them.",
  unit: "requests",
  labels: {
    endpoint: { description: "route pattern", budget: 60 },
    method: { description: "HTTP method", values: ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] },
  },
  statsd: "api.requests",
  job,
});

export const databaseQueryTimer = histogram({
  name: "stratoai_backend_database_query_seconds",
  help: "Time of a database query. StatsD timers are sent in milliseconds and stored in seconds.",
  unit: "seconds",
  labels: {
    table: {
      description: "table that the query is about",
      budget: 40,
      examples: ["campaigns", "users", "repositories"],
    },
  },
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  statsd: "database.query",
  job,
});

export const statsdMetrics = [campaignsCreatedEvents, apiRequestEvents, databaseQueryTimer];

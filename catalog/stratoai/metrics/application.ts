import { counter, gauge, histogram } from "../../../model/metric.ts";

const job = "stratoai-backend";

const method = {
  description: "HTTP method",
  values: ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"],
} as const;
const route = {
  description: "route pattern, never the raw path: /api/campaigns/:id",
  budget: 60,
  examples: ["/api/campaigns", "/api/repositories", "/api/auth/profile", "/webhooks/github", "/health"],
} as const;
const status = { description: "three-digit HTTP status code", budget: 20 } as const;

export const httpRequests = counter({
  name: "http_requests_total",
  help: "HTTP requests answered. Initialise the error series at 0: an increase from nothing to 1 is not seen.",
  unit: "requests",
  labels: { method, route, status },
  job,
});

/** The 2 s bucket carries HighResponseTime and the latency SLO; prom-client's defaults have 1 and 2.5 only. */
export const httpRequestDuration = histogram({
  name: "http_request_duration_seconds",
  help: "Time from the request's arrival to the answer's last byte.",
  unit: "seconds",
  labels: { method, route, status },
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 5, 10],
  job,
});

export const circuitBreakerState = gauge({
  name: "circuit_breaker_state",
  help: "1 for the state that the breaker is in, 0 for the others.",
  unit: "state",
  labels: {
    // Every scraped series has a `service` of its own, the one that is scraped; the breaker's becomes `breaker`.
    service: {
      description: "what the breaker guards: stripe, sendgrid, …",
      budget: 20,
      examples: ["stripe", "sendgrid", "github", "postgres"],
      storedAs: "breaker",
    },
    state: { description: "state of the breaker", values: ["closed", "open", "half_open"] },
  },
  job,
});

export const cacheHitRate = gauge({
  name: "cache_hit_rate",
  help: "Share of look-ups answered by the cache, 0 to 1, since the last scrape.",
  unit: "ratio",
  labels: {
    cache_name: { description: "name of the cache", budget: 20, examples: ["campaigns", "repositories", "sessions"] },
  },
  job,
});

export const databaseQueryDuration = histogram({
  name: "database_query_duration_seconds",
  help: "Time of a database query as the application sees it.",
  unit: "seconds",
  labels: {
    table: {
      description: "table that the query is about",
      budget: 40,
      examples: ["campaigns", "users", "repositories"],
    },
    operation: { description: "kind of statement", values: ["select", "insert", "update", "delete"] },
  },
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  job,
});

/** From prom-client's default metrics. Every Go exporter has the same name, so queries always name the job. */
export const residentMemory = gauge({
  name: "process_resident_memory_bytes",
  help: "Resident memory of the backend's process.",
  unit: "bytes",
  job,
});

export const applicationMetrics = [
  httpRequests,
  httpRequestDuration,
  circuitBreakerState,
  cacheHitRate,
  databaseQueryDuration,
  residentMemory,
];

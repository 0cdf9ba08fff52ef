import { counter, gauge, histogram } from "../../../model/metric.ts";

const job = "stratoai-backend";

const method = {
  description: "HTTP method",
  values: ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"],
} as const;
const route = { description: "route pattern, never the raw path: /api/campaigns/:id", budget: 60 } as const;
const status = { description: "three-digit HTTP status code", budget: 20 } as const;

export const httpRequests = counter({
  name: "http_requests_total",
  help: "HTTP requests answered. Initialise the error series at 0: an increase from nothing to 1 is not seen.",
  unit: "requests",
  labels: { method, route, status },
  job,
});

export const httpRequestDuration = histogram({
  name: "http_request_duration_seconds",
  help: "Time from the request's arrival to the answer's last byte.",
  unit: "seconds",
  labels: { method, route, status },
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 5, 10],
  why:
    "The 2 s bucket carries HighResponseTime and the latency SLO. prom-client's default buckets have 1 " +
    "and 2.5 only, between which 2 would be a guess.",
  corrects: [
    {
      subject: "the response time has a 2 s bucket",
      theirs: "`http_request_duration_seconds_bucket` with a threshold of 2 s, and the client's default buckets",
      ours: "The metric declares a bucket at 2 s; a threshold that is no bucket bound is refused",
    },
  ],
  job,
});

export const circuitBreakerState = gauge({
  name: "circuit_breaker_state",
  help: "1 for the state that the breaker is in, 0 for the others.",
  unit: "state",
  labels: {
    // Every scraped series has a `service` of its own, the one that is scraped; the breaker's becomes `breaker`.
    service: { description: "what the breaker guards: stripe, sendgrid, …", budget: 20, storedAs: "breaker" },
    state: { description: "state of the breaker", values: ["closed", "open", "half_open"] },
  },
  job,
});

export const cacheHitRate = gauge({
  name: "cache_hit_rate",
  help: "Share of look-ups answered by the cache, 0 to 1, since the last scrape.",
  unit: "ratio",
  labels: { cache_name: { description: "name of the cache", budget: 20 } },
  why:
    "A rate by its name and a share by its meaning: what is not said is read as per cent by one and as 0 " +
    "to 1 by the next.",
  corrects: [
    {
      subject: "cache hit and e-mail delivery are shares from 0 to 1",
      theirs: "`cache_hit_rate` and `email_delivery_rate`, graphed without a unit",
      ours: "Both from 0 to 1, shown as per cent; the cache's with one line per cache_name",
    },
  ],
  job,
});

export const databaseQueryDuration = histogram({
  name: "database_query_duration_seconds",
  help: "Time of a database query as the application sees it.",
  unit: "seconds",
  labels: {
    table: { description: "table that the query is about", budget: 40 },
    operation: { description: "kind of statement", values: ["select", "insert", "update", "delete"] },
  },
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  job,
});

export const residentMemory = gauge({
  name: "process_resident_memory_bytes",
  help: "Resident memory of the backend's process.",
  unit: "bytes",
  why: "From prom-client's default metrics. Every Go exporter has the same name, so queries always name the job.",
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

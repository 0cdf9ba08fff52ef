import { counter, histogram } from "../../../model/metric.ts";

const job = "statsd-exporter";

/** Sent by StatsD with the catalog's prefix, under names of their own. */
const campaignsCreatedEvents = counter({
  name: "stratoai_backend_campaigns_created_total",
  help: "Campaigns created, as an event: increment by 1.",
  unit: "none",
  labels: {
    tenant: {
      description: "tenant id",
      budget: 0,
      why:
        "Tenants are unbounded, and vendors bill each combination of tags. A budget of 0 keeps the tag out of " +
        "metrics; logs and traces have it.",
      corrects: [
        {
          subject: "the tenant is no label",
          theirs: "`tags ['tenant:123']` on a metric",
          ours: "The tag is dropped where metrics come in; every other label has a budget",
        },
      ],
    },
  },
  why: "A created campaign is an event: a gauge that is set to 1 says 1 for ever.",
  corrects: [
    {
      subject: "campaigns.created is counted",
      theirs: "`trackMetric('campaigns.created', 1)`, which is `statsd.gauge`",
      ours: "A counter under the same name, incremented by 1",
    },
  ],
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

const databaseQueryTimer = histogram({
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
  why:
    "Mapped onto database_query_duration_seconds, which the application exposes as well, every query " +
    "would count twice, once in milliseconds.",
  corrects: [
    {
      subject: "StatsD metrics have names of their own",
      theirs: "`trackTiming('database.query', …)` in milliseconds, beside `database_query_duration_seconds`",
      ours:
        "`stratoai_backend_database_query_seconds`, stored in seconds; every StatsD name becomes " +
        "`stratoai_backend_…`",
    },
  ],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  statsd: "database.query",
  job,
});

export const statsdMetrics = [campaignsCreatedEvents, apiRequestEvents, databaseQueryTimer];

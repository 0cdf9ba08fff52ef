import type { Context } from "../../../components/datadog/names.ts";
import type { Alert, Condition } from "../../../model/alert.ts";
import { when } from "../../../model/alert.ts";
import type { Catalog } from "../../../model/catalog.ts";
import { counter, gauge, histogram } from "../../../model/metric.ts";
import { value } from "../../../model/query.ts";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { prod } from "../alertmanager/fixture.ts";

const job = "stratoai-backend";
const status = { description: "HTTP status" };

export const requests = counter({ name: "http_requests_total", help: "", unit: "requests", labels: { status }, job });
export const latency = histogram({
  name: "latency_seconds",
  help: "",
  unit: "seconds",
  labels: { status },
  buckets: [0.5, 1, 2],
  job,
});
export const queue = gauge({ name: "queue_length", help: "", unit: "none", labels: { name: status }, job });
export const capacity = gauge({ name: "queue_capacity", help: "", unit: "none", labels: { name: status }, job });
export const expiry = gauge({ name: "licence_expiry", help: "", unit: "timestamp", job });
export const created = counter({ name: "created_total", help: "", unit: "none", statsd: "campaigns.created", job });
export const timer = histogram({
  name: "query_seconds",
  help: "",
  unit: "seconds",
  buckets: [1],
  statsd: "database.query",
  job,
});
export const connections = gauge({
  name: "pg_stat_activity_count",
  help: "",
  unit: "none",
  labels: { datname: status, state: status },
  job: "postgres-exporter",
  vendorNames: { datadog: "postgresql.connections" },
});

export const alertOn = (condition: Condition, rest: Partial<Alert> = {}): Alert => ({
  name: "QueueLong",
  severity: "critical",
  service: "api",
  condition,
  for: "0s",
  summary: "The queue is long",
  description: "The queue has {value} entries on {label.instance}",
  unit: "none",
  dashboard: { uid: "backend-monitoring" },
  drill: { kind: "none" },
  ...rest,
});

export const anyCondition = when(value(queue), ">", 1);

/** StratoAI's catalog with these alerts in place of its own. */
/** Dashboards are there to be linked to, and have nothing in them. */
export const catalogOf = (...alerts: Alert[]): Catalog => ({
  ...stratoai,
  slos: [],
  dashboards: stratoai.dashboards.map((dashboard) => ({ ...dashboard, rows: [] })),
  alerts,
});

export const context: Context = { catalog: stratoai, stack: prod, options: {} };

import fc from "fast-check";
import { counter, gauge, histogram } from "../../../model/metric.ts";
import { arbitraryQueries } from "../../model/arbitrary-query.ts";

const labels = { route: { description: "route" }, status: { description: "status" } };
export const requests = counter({
  name: "http_requests_total",
  help: "Requests.",
  unit: "requests",
  labels,
  job: "backend",
});
export const durations = histogram({
  name: "http_request_duration_seconds",
  help: "Durations.",
  unit: "seconds",
  labels,
  buckets: [0.5, 2, 5],
  job: "backend",
});
export const memory = gauge({ name: "memory_bytes", help: "Memory.", unit: "bytes", job: "backend" });
export const expiry = gauge({ name: "expiry_timestamp_seconds", help: "Expiry.", unit: "timestamp", job: "backend" });

/** Any query of the algebra but raw text, and any condition over such queries. */
export const { query: anyQuery, condition: anyCondition } = arbitraryQueries({
  counters: [requests],
  histograms: [durations],
  gauges: [memory],
  moment: expiry,
  jobs: ["backend", "node-exporter"],
  filterLabels: ["route", "status", "instance"],
  groupLabels: ["service", "route", "instance"],
  // Some write a bound with an exponent.
  bounds: [0.00001, 0.5, 2, 1_000_000, 1_048_576],
  windows: ["1m", "5m", "1h", "30d", "1500ms"],
  text: fc.string({ unit: "grapheme", maxLength: 8 }),
});

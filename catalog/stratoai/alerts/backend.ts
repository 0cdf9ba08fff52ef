import type { Alert } from "../../../model/alert.ts";
import { guarded, when } from "../../../model/alert.ts";
import { max, quantile, rate, ratio, value } from "../../../model/query.ts";
import { circuitBreakerState, httpRequestDuration, httpRequests, residentMemory } from "../metrics/application.ts";

/** Four of the product's own five alerts, with its names, thresholds, `for`, severities and texts. */
export const backendAlerts: readonly Alert[] = [
  {
    name: "HighErrorRate",
    severity: "critical",
    service: "api",
    condition: guarded(
      when(
        ratio(rate(httpRequests, "5m", { status: { startsWith: "5" } }), rate(httpRequests, "5m"), ["service"]),
        ">",
        0.05,
      ),
      // As for the SLOs: ten bad events are the least that may page.
      { events: 10, within: "1h" },
    ),
    for: "5m",
    summary: "High error rate detected",
    description: "Error rate is {value} for the last {{window}}",
    unit: "ratio",
    dashboard: { uid: "backend-monitoring", panel: "Error Rate" },
    why:
      "The product wrote rate(5xx) > 0.05: errors per second of each single series, so 0.006 % pages a busy pod and a " +
      "small one may fail entirely. Its text and its dashboard mean a share: 5xx by all requests > 5 %, per service. A " +
      "share of few requests is chance, so ten must have failed within an hour, too.",
    corrects: [
      {
        subject: "HighErrorRate compares a share",
        theirs: '`rate(http_requests_total{status=~"5.."}[5m]) > 0.05`',
        ours: "5xx by all requests above 5 %, by service, and at least 10 within an hour; absent without traffic",
      },
      {
        subject: "values in texts are written for people",
        theirs: "`Error rate is {{ $value }}`, `{{ $value }}s`, `{{ $value }}MB`",
        ours: "`{value}` in every text, written as a percentage, a duration or a size by the value's unit",
        why: "A raw value reads 0.0731428571: nobody on call should have to count its digits.",
      },
    ],
    // A webhook route is not user-facing, so the SLO's page, which would win, stays quiet.
    drill: { kind: "demo", on: "backend", fault: "errors", body: { ratio: 1, route: "/webhooks/" } },
  },
  {
    name: "HighResponseTime",
    severity: "warning",
    service: "api",
    condition: when(quantile(0.95, httpRequestDuration, "5m", ["service"]), ">", 2),
    for: "5m",
    summary: "High response time detected",
    description: "{{quantile}} percentile response time is {value}",
    unit: "seconds",
    dashboard: { uid: "backend-monitoring", panel: "Response Time" },
    why:
      "The product took one quantile per pod and route; here it is one per service, over the summed buckets. The " +
      "histogram declares a 2 s bucket, without which the threshold would be guessed between 1 and 2.5.",
    corrects: [
      {
        subject: "quantiles are of a service",
        theirs: "`histogram_quantile(0.95, rate(http_request_duration_seconds_bucket[5m]))`",
        ours: "The quantile of the buckets summed by service",
      },
    ],
    // 10 % slow requests move the 95th percentile, but not the latency SLO's page, which needs 30 %.
    drill: { kind: "demo", on: "backend", fault: "latency", body: { seconds: 3, ratio: 0.1 } },
  },
  {
    name: "CircuitBreakerOpen",
    severity: "critical",
    service: "api",
    condition: when(max(value(circuitBreakerState, { state: { is: "open" } }), ["service", "breaker"]), "==", 1),
    for: "1m",
    summary: "Circuit breaker is open",
    description: "Circuit breaker for {label.breaker} is open",
    unit: "state",
    dashboard: { uid: "backend-monitoring", panel: "Circuit Breaker Status" },
    why: "The breaker's own `service` label is stored as `breaker`: notifications name both it and the service that has the breaker.",
    corrects: [
      {
        subject: "CircuitBreakerOpen names the breaker",
        theirs: "`Circuit breaker for {{ $labels.service }} is open`",
        ours: "`Circuit breaker for {label.breaker} is open`, with the service that has it as the alert's own label",
      },
    ],
    drill: { kind: "demo", on: "backend", fault: "breaker", body: { service: "stripe" } },
  },
  {
    name: "HighMemoryUsage",
    severity: "warning",
    service: "api",
    condition: when(max(value(residentMemory), ["service", "instance"]), ">", 512 * 1024 * 1024),
    for: "10m",
    summary: "High memory usage",
    description: "Memory usage is {value}",
    unit: "bytes",
    dashboard: { uid: "technical-performance", panel: "Memory" },
    why:
      "The product divided by 1024 twice, so its 512 are MiB. Every Go exporter exposes the same metric: without the " +
      "job, Prometheus itself would alert.",
    corrects: [
      {
        subject: "HighMemoryUsage is about the backend, in bytes",
        theirs: "`process_resident_memory_bytes / 1024 / 1024 > 512`",
        ours: "The same metric of the job stratoai-backend above 512 MiB, in bytes",
      },
    ],
    drill: { kind: "demo", on: "backend", fault: "memory", body: { mebibytes: 700 } },
  },
];

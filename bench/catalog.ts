import type { Alert } from "../model/alert.ts";
import { guarded, when } from "../model/alert.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Dashboard } from "../model/dashboard.ts";
import type { Counter, Gauge, Histogram } from "../model/metric.ts";
import { counter, gauge, histogram } from "../model/metric.ts";
import { max, quantile, rate, ratio, sum, value } from "../model/query.ts";
import type { Slo } from "../model/slo.ts";
import { sloAlertNames } from "../model/burn-rate.ts";

const runbook = ["What it means", "Impact", "First five minutes", "How to diagnose", "How to fix", "When to escalate"]
  .map((heading) => `## ${heading}\n\nAs the load goes.\n`)
  .join("\n");

interface ServiceMetrics {
  readonly requests: Counter;
  readonly duration: Histogram;
  readonly memory: Gauge;
}

function metricsOf(service: string, job: string): ServiceMetrics {
  const name = service.replaceAll("-", "_");
  const labels = { status: { description: "status" }, route: { description: "route" } };
  return {
    requests: counter({ name: `${name}_requests_total`, help: "Requests.", unit: "requests", labels, job }),
    duration: histogram({
      name: `${name}_duration_seconds`,
      help: "Duration.",
      unit: "seconds",
      labels,
      buckets: [0.1, 0.5, 1, 2, 5],
      job,
    }),
    memory: gauge({ name: `${name}_memory_bytes`, help: "Memory.", unit: "bytes", job }),
  };
}

const pascal = (name: string) => name.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
const none = { kind: "none" } as const;
const drill = { page: none, ticket: none, absent: none };

function slosOf(service: string, { requests, duration }: ServiceMetrics): readonly Slo[] {
  const base = {
    service,
    description: "A promise.",
    period: "30d",
    minimumBadEvents: 10,
    absentAfter: "10m",
    dashboard: { uid: service },
    drill,
  } as const;
  return [
    {
      ...base,
      name: `${service}-availability`,
      title: `${service} availability`,
      objective: "99.9",
      sli: { kind: "availability", total: requests, filter: {}, bad: { status: { startsWith: "5" } } },
    },
    ...([1, 2] as const).map((threshold) => ({
      ...base,
      name: `${service}-latency-${threshold}`,
      title: `${service} latency ${threshold} s`,
      objective: "95",
      sli: { kind: "latency", histogram: duration, filter: {}, threshold } as const,
    })),
  ];
}

function alertsOf(service: string, metrics: ServiceMetrics): readonly Alert[] {
  return Array.from({ length: 10 }, (_, index): Alert => {
    const limit = (index + 1) / 20;
    const failed = rate(metrics.requests, "5m", { status: { startsWith: "5" } });
    const condition = [
      guarded(when(ratio(failed, rate(metrics.requests, "5m"), ["service"]), ">", limit), { events: 10, within: "1h" }),
      when(quantile(0.95, metrics.duration, "5m", ["service"]), ">", limit),
      when(max(value(metrics.memory), ["service", "instance"]), ">", limit),
    ][index % 3];
    if (condition === undefined) throw new Error("a remainder of 3 is below 3");
    return {
      name: `${pascal(service)}Alert${index}`,
      severity: index % 3 === 0 ? "critical" : "warning",
      service,
      condition,
      for: "5m",
      summary: `${service} alert ${index}`,
      description: "The value is {value}",
      unit: "none",
      dashboard: { uid: service },
      drill: none,
    };
  });
}

function dashboardOf(service: string, { requests, duration, memory }: ServiceMetrics): Dashboard {
  const panel = (title: string, query: Parameters<typeof sum>[0]) =>
    ({
      title,
      kind: "timeseries",
      description: title,
      queries: [{ query, legend: title }],
      unit: "none",
    }) as const;
  return {
    uid: service,
    title: service,
    description: `What ${service} does.`,
    tags: ["bench"],
    refresh: "30s",
    range: "1h",
    rows: [
      {
        title: "Requests",
        panels: [
          panel("Request rate", sum(rate(requests, "5m"), ["route"])),
          panel("Response time", quantile(0.95, duration, "5m")),
          panel("Error rate", ratio(rate(requests, "5m", { status: { startsWith: "5" } }), rate(requests, "5m"))),
          panel("Memory", max(value(memory), ["instance"])),
        ],
      },
    ],
  };
}

/** A catalog of so many services with 10 alerts, 3 SLOs and one dashboard each, on the routes of `like`. */
export function manyServices(count: number, like: Catalog): Catalog {
  const names = Array.from({ length: count }, (_, index) => `service-${index}`);
  const metrics = new Map(names.map((name) => [name, metricsOf(name, name)]));
  const each = <T>(make: (name: string, of: ServiceMetrics) => readonly T[]): readonly T[] =>
    names.flatMap((name) => make(name, metrics.get(name) ?? metricsOf(name, name)));
  const slos = each(slosOf);
  const alerts = each(alertsOf);
  const alertNames = [
    ...alerts.map((alert) => alert.name),
    ...slos.flatMap((slo) => Object.values(sloAlertNames(slo))),
  ];
  return {
    ...like,
    product: "bench",
    services: names.map((name) => ({ name, title: name, team: "backend", escalationPolicy: "stratoai" })),
    scrapeJobs: names.map((name, index) => ({
      name,
      service: name,
      port: 10_000 + index,
      path: "/metrics",
      description: name,
    })),
    metrics: each((_, { requests, duration, memory }) => [requests, duration, memory]),
    slos,
    alerts,
    dashboards: each((name, of) => [dashboardOf(name, of)]),
    logAlerts: [],
    uptimeChecks: [],
    notifications: {
      ...like.notifications,
      routes: like.notifications.routes.filter((route) => route.match.alert === undefined),
      inhibitions: slos.map((slo) => ({
        source: sloAlertNames(slo).page,
        target: sloAlertNames(slo).ticket,
        equal: ["cluster", "environment", "service", "slo"],
        why: "Whoever is paged needs no ticket.",
      })),
    },
    runbooks: new Map(alertNames.map((name) => [name, `# ${name}\n\n${runbook}`])),
  };
}

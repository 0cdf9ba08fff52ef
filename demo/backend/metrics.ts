import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { breakerStates, breakers } from "./faults.ts";

/** Routes as metrics name them, with the methods that each takes. */
export const routes = {
  "/api/campaigns": ["GET", "POST"],
  "/api/auth/profile": ["GET"],
  "/api/repositories": ["GET", "POST"],
  "/webhooks/github": ["POST"],
  "/health": ["GET"],
} as const;
export type Route = keyof typeof routes;
export const isRoute = (path: string): path is Route => Object.hasOwn(routes, path);

export const caches = ["campaigns", "repositories", "sessions"] as const;

/** The product's metrics, with its names, labels and buckets. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requestLabels = ["method", "route", "status"] as const;
  const metrics = {
    registry,
    requests: new Counter({
      name: "http_requests_total",
      help: "HTTP requests answered.",
      labelNames: requestLabels,
      registers,
    }),
    duration: new Histogram({
      name: "http_request_duration_seconds",
      help: "Time from the request's arrival to the answer's last byte.",
      labelNames: requestLabels,
      // The 2 s bucket carries HighResponseTime and the latency SLO; prom-client's defaults have none.
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 5, 10],
      registers,
    }),
    breaker: new Gauge({
      name: "circuit_breaker_state",
      help: "1 for the state that the breaker is in, 0 for the others.",
      labelNames: ["service", "state"] as const,
      registers,
    }),
    cacheHitRate: new Gauge({
      name: "cache_hit_rate",
      help: "Share of look-ups answered by the cache, 0 to 1.",
      labelNames: ["cache_name"] as const,
      registers,
    }),
    query: new Histogram({
      name: "database_query_duration_seconds",
      help: "Time of a database query as the application sees it.",
      labelNames: ["table", "operation"] as const,
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    activeUsers: new Gauge({
      name: "active_users_total",
      help: "Users with a session in the last five minutes.",
      registers,
    }),
    campaigns: new Counter({ name: "campaigns_created_total", help: "Campaigns created.", registers }),
    emailDelivery: new Gauge({
      name: "email_delivery_rate",
      help: "Share of sent e-mails that were delivered, 0 to 1.",
      registers,
    }),
    repositories: new Counter({ name: "repositories_analyzed_total", help: "Repositories analysed.", registers }),
    revenue: new Gauge({
      name: "subscription_revenue_total",
      help: "Revenue of the current month's subscriptions less refunds.",
      labelNames: ["currency"] as const,
      registers,
    }),
  };
  // An increase from a missing series to 1 is invisible to rate(); so every series that may err starts at 0.
  for (const [route, methods] of Object.entries(routes))
    for (const method of methods)
      for (const status of [200, 500, 503]) {
        metrics.requests.inc({ method, route, status }, 0);
        metrics.duration.zero({ method, route, status });
      }
  return metrics;
}

export type Metrics = ReturnType<typeof createMetrics>;

/** Exactly one state of a breaker is 1. */
export function setBreaker(metrics: Metrics, service: string, current: string): void {
  for (const state of breakerStates) metrics.breaker.set({ service, state }, state === current ? 1 : 0);
}

export function setBreakers(metrics: Metrics, states: Readonly<Record<string, string>>): void {
  for (const service of breakers) setBreaker(metrics, service, states[service] ?? "closed");
}

/** Everything but one family, in the text format. */
export async function exposition(registry: Registry, absent: string | undefined): Promise<string> {
  const names = registry.getMetricsAsArray().map((metric) => metric.name);
  const families = names.filter((name) => name !== absent).map((name) => registry.getSingleMetricAsString(name));
  return `${(await Promise.all(families)).join("\n\n")}\n`;
}

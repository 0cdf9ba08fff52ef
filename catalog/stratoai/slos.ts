import type { Slo } from "../../model/slo.ts";
import { httpRequestDuration, httpRequests } from "./metrics/application.ts";

/**
 * What the API promises. Only what users call counts: health checks and the webhooks of code hosts do not spend the
 * budget. Ten bad events are the least that may page, so that one failed request at night does not.
 */
const userFacing = { route: { startsWith: "/api/" } } as const;

/** Even at night the API is asked by its own check, every five minutes. */
const minimumTraffic = { events: 1, within: "30m", drivenBy: "StratoAI API Auth" } as const;

export const slos: readonly Slo[] = [
  {
    name: "api-availability",
    service: "api",
    title: "API availability",
    description: "Requests to the API are answered without a server error.",
    objective: "99.9",
    period: "30d",
    sli: { kind: "availability", total: httpRequests, filter: userFacing, bad: { status: { startsWith: "5" } } },
    minimumBadEvents: 10,
    absentAfter: "10m",
    minimumTraffic,
    dashboard: { uid: "slo", panel: "API availability: burn rate" },
    drill: {
      page: { kind: "demo", on: "backend", fault: "errors", body: { ratio: 1 } },
      // Above the ticket's 0.3 %, below the page's 0.6 %.
      ticket: { kind: "demo", on: "backend", fault: "errors", body: { ratio: 0.0045, route: "/api/" } },
      absent: { kind: "demo", on: "backend", fault: "absent", body: { metric: "http_requests_total" } },
    },
  },
  {
    name: "api-latency",
    service: "api",
    title: "API latency",
    description: "Requests to the API are answered within two seconds; failed ones count by their time too.",
    objective: "95",
    period: "30d",
    sli: { kind: "latency", histogram: httpRequestDuration, filter: userFacing, threshold: 2 },
    minimumBadEvents: 10,
    absentAfter: "10m",
    minimumTraffic,
    dashboard: { uid: "slo", panel: "API latency: burn rate" },
    drill: {
      page: { kind: "demo", on: "backend", fault: "latency", body: { seconds: 3, ratio: 1 } },
      // Above the ticket's 15 %, below the page's 30 %.
      ticket: { kind: "demo", on: "backend", fault: "latency", body: { seconds: 3, ratio: 0.2 } },
      absent: { kind: "demo", on: "backend", fault: "absent", body: { metric: "http_request_duration_seconds" } },
    },
  },
];

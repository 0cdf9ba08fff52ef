import type { Alert, Condition } from "../../model/alert.ts";
import { guarded, when } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { LogAlert } from "../../model/log-alert.ts";
import type { Panel } from "../../model/dashboard.ts";
import { counter, gauge, histogram } from "../../model/metric.ts";
import type { Notifications } from "../../model/notification.ts";
import type { OnCall } from "../../model/on-call.ts";
import type { Query } from "../../model/query.ts";
import { quantile, rate, ratio, value } from "../../model/query.ts";
import type { Slo } from "../../model/slo.ts";
import type { UptimeCheck } from "../../model/uptime.ts";
import { secret } from "../../model/uptime.ts";
import type { Limits } from "../../model/validate/index.ts";

/** A small catalog without issues, which tests break in one way each. */

const job = "shop";
const status = { description: "HTTP status", values: ["200", "404", "500"] };

export const requests = counter({
  name: "shop_requests_total",
  help: "Requests answered.",
  unit: "requests",
  labels: { status, route: { description: "route" }, tenant: { description: "tenant", budget: 0 } },
  job,
});
export const duration = histogram({
  name: "shop_duration_seconds",
  help: "Time of a request.",
  unit: "seconds",
  labels: { route: { description: "route" } },
  buckets: [0.1, 0.5, 1, 5],
  job,
});
export const memory = gauge({ name: "shop_memory_bytes", help: "Resident memory.", unit: "bytes", job });

const errors = { status: { startsWith: "5" } } as const;

export const highErrorRate: Alert = {
  name: "HighErrorRate",
  severity: "critical",
  service: "shop",
  condition: guarded(when(ratio(rate(requests, "5m", errors), rate(requests, "5m"), ["service"]), ">", 0.05), {
    events: 10,
    within: "1h",
  }),
  for: "5m",
  summary: "Many requests fail",
  description: "{value} of the requests to {label.service} fail",
  unit: "ratio",
  dashboard: { uid: "shop", panel: "Errors" },
  drill: { kind: "stop", process: "backend" },
};

export const highMemory: Alert = {
  ...highErrorRate,
  name: "HighMemory",
  severity: "warning",
  condition: when(value(memory), ">", 512 * 1024 * 1024),
  summary: "Memory is high",
  description: "{label.instance} has {value}",
  unit: "bytes",
  dashboard: { uid: "shop" },
  drill: { kind: "none" },
};

export const paymentErrors: LogAlert = {
  name: "PaymentErrors",
  severity: "warning",
  service: "shop",
  lines: { levels: ["error", "fatal"], message: "payment failed", fields: { provider: "stripe" } },
  window: "10m",
  moreThan: 5,
  for: "0s",
  summary: "Payments fail",
  description: "{value} payments failed",
  dashboard: { uid: "shop" },
};

export const availability: Slo = {
  name: "shop-availability",
  service: "shop",
  title: "Shop availability",
  description: "Requests are answered without a server error.",
  objective: "99.9",
  period: "30d",
  sli: { kind: "availability", total: requests, filter: { route: { startsWith: "/api/" } }, bad: errors },
  minimumBadEvents: 10,
  absentAfter: "10m",
  dashboard: { uid: "shop", panel: "Budget" },
  drill: { page: { kind: "none" }, ticket: { kind: "none" }, absent: { kind: "none" } },
};

export const latency: Slo = {
  ...availability,
  name: "shop-latency",
  title: "Shop latency",
  objective: "95",
  sli: { kind: "latency", histogram: duration, filter: {}, threshold: 1 },
};

export const errorPanel: Panel = {
  title: "Errors",
  kind: "stat",
  description: "Share of requests that fail.",
  queries: [{ query: ratio(rate(requests, "5m", errors), rate(requests, "5m"), ["route"]), legend: "{route}" }],
  unit: "ratio",
  thresholds: { steps: [0.01, 0.05] },
};

const latencyPanel: Panel = {
  title: "Latency",
  kind: "timeseries",
  description: "How long requests take.",
  queries: [{ query: quantile(0.95, duration, "5m"), legend: "95th percentile" }],
  unit: "seconds",
};

export const check: UptimeCheck = {
  name: "Shop health",
  service: "shop",
  method: "GET",
  path: "/health",
  interval: "60s",
  timeout: "10s",
  expectedStatus: [200],
  from: "outside",
};

const timing = { groupWait: "10s", groupInterval: "1m", repeatInterval: "1h" } as const;
const route = { groupBy: ["service"], mute: [], sendResolved: true, ...timing } as const;

export const notifications: Notifications = {
  receivers: [
    { name: "pager", integrations: [{ kind: "pagerduty", routingKey: secret("routingKey") }] },
    { name: "mail", integrations: [{ kind: "email", to: ["team@example.com"] }] },
  ],
  routes: [{ match: { severity: "critical" }, receiver: "pager", ...route, groupBy: "each alert" }],
  defaultRoute: { receiver: "mail", ...route },
  inhibitions: [
    { source: "HighErrorRate", target: "HighMemory", equal: ["service"], why: "The errors are what matters." },
  ],
  muteWindows: [
    { name: "night", weekdays: ["sunday"], from: "00:00", to: "06:00", location: "Europe/Madrid", why: "Backups." },
  ],
  smtp: { host: "smtp.example.com", port: 587, from: "a@example.com", username: "a", password: secret("smtpPassword") },
  look: {
    slackUser: "Shop",
    icon: { critical: ":a:", warning: ":b:", info: ":c:" },
    slackColor: { critical: "danger", warning: "warning", info: "good" },
    embedColor: { critical: "ff0000", warning: "ffa500", info: "00ff00" },
  },
};

export const onCall: OnCall = {
  teams: [{ name: "web", title: "Web", email: "web@example.com" }],
  responders: [{ name: "Ada", email: "ada@example.com", team: "web" }],
  schedules: [
    {
      name: "primary",
      timeZone: "Etc/UTC",
      start: "2026-01-05T09:00:00Z",
      turn: "7d",
      rotation: ["ada@example.com"],
    },
  ],
  escalationPolicies: [
    { name: "standard", team: "web", levels: [{ delay: "15m", targets: [{ schedule: "primary" }] }], repeat: 1 },
  ],
};

export const runbook = [
  "What it means",
  "Impact",
  "First five minutes",
  "How to diagnose",
  "How to fix",
  "When to escalate",
]
  .map((section) => `## ${section}\n\nText.\n`)
  .join("\n");

const alertNames = [
  ...["HighErrorRate", "HighMemory"],
  ...["ShopAvailabilityErrorBudgetBurn", "ShopAvailabilityErrorBudgetBurnSlow", "ShopAvailabilitySliAbsent"],
  ...["ShopLatencyErrorBudgetBurn", "ShopLatencyErrorBudgetBurnSlow", "ShopLatencySliAbsent"],
];

export const shop: Catalog = {
  product: "shop",
  title: "Shop",
  statsdPrefix: "shop.",
  baseUrl: "https://shop.example.com",
  links: { runbook: "https://wiki.example.com/{alert}", dashboards: "https://grafana.example.com" },
  secrets: { routingKey: "PagerDuty key", smtpPassword: "password of the SMTP account" },
  scrapeInterval: "15s",
  evaluationInterval: "15s",
  services: [{ name: "shop", title: "Shop", team: "web", escalationPolicy: "standard" }],
  scrapeJobs: [{ name: job, service: "shop", port: 3000, path: "/metrics", description: "The shop." }],
  metrics: [requests, duration, memory],
  slos: [availability, latency],
  alerts: [highErrorRate, highMemory],
  logAlerts: [],
  dashboards: [
    {
      uid: "shop",
      title: "Shop",
      description: "How the shop does.",
      tags: ["shop"],
      refresh: "30s",
      range: "1h",
      rows: [
        { title: "Requests", panels: [errorPanel, latencyPanel] },
        {
          title: "Promise",
          panels: [
            {
              title: "Budget",
              kind: "slo",
              slo: "shop-availability",
              show: "budget-remaining",
              description: "What is left.",
            },
          ],
        },
      ],
    },
  ],
  uptimeChecks: [check],
  notifications,
  onCall,
  runbooks: new Map(alertNames.map((name) => [name, `# ${name}\n\n${runbook}`])),
};

export const limits: Limits = { metricRetention: "31d", processes: ["backend", "prometheus"] };

/** The catalog with another HighErrorRate. */
export const withAlert = (change: Partial<Alert>): Catalog => ({
  ...shop,
  alerts: [{ ...highErrorRate, ...change }, highMemory],
});

/** The catalog with another condition of HighErrorRate, which then names no label, pages nobody and silences nothing. */
export const withCondition = (condition: Condition): Catalog => ({
  ...withAlert({ condition, severity: "warning", description: "It is wrong", summary: "Wrong" }),
  notifications: { ...notifications, inhibitions: [] },
});

/** The catalog whose HighErrorRate compares this query with 1. */
export const withQuery = (query: Query): Catalog => withCondition(when(query, ">", 1));

/** The catalog with a log alert. */
export const withLogAlert = (change: Partial<LogAlert> = {}): Catalog => {
  const alert = { ...paymentErrors, ...change };
  return { ...shop, logAlerts: [alert], runbooks: new Map([...shop.runbooks, [alert.name, runbook]]) };
};

/** The catalog with another first SLO. */
export const withSlo = (change: Partial<Slo>): Catalog => ({
  ...shop,
  slos: [{ ...availability, ...change }, latency],
});

/** The catalog whose error panel is another. */
export function withPanel(change: Partial<Panel>): Catalog {
  return {
    ...shop,
    dashboards: shop.dashboards.map((dashboard) => ({
      ...dashboard,
      rows: dashboard.rows.map((row) => ({
        ...row,
        panels: row.panels.map((panel) => (panel === errorPanel ? { ...errorPanel, ...change } : panel)),
      })),
    })),
  };
}

export const withNotifications = (change: Partial<Notifications>): Catalog => ({
  ...shop,
  notifications: { ...notifications, ...change },
});

export const withOnCall = (change: Partial<OnCall>): Catalog => ({ ...shop, onCall: { ...onCall, ...change } });

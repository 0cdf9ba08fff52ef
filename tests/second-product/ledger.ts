import { sloAlertNames } from "../../model/burn-rate.ts";
import type { Alert } from "../../model/alert.ts";
import { allOf, always, guarded, when } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import { counter, gauge } from "../../model/metric.ts";
import { rate, ratio, up, value } from "../../model/query.ts";
import { secret } from "../../model/secret.ts";
import type { Slo } from "../../model/slo.ts";

/**
 * A product that has nothing in common with the one that this project was made for: one service, other names for
 * everything, a receiver with a secret of its own, failures distinguished by a label that is no HTTP status, no StatsD and no
 * uptime checks. What the engine does for it, it does for any.
 */

const job = "ledger-web";

const postings = counter({
  name: "ledger_postings_total",
  help: "Postings asked for.",
  unit: "none",
  labels: { outcome: { description: "how it went", values: ["booked", "rejected"] } },
  job,
});

const backlog = gauge({
  name: "ledger_backlog",
  help: "Postings that wait.",
  unit: "none",
  labels: { queue: { description: "name of the queue", examples: ["incoming", "disputed"] } },
  job,
});

const rejected = { outcome: { is: "rejected" } } as const;

const common = {
  service: "bookkeeping",
  for: "1m",
  unit: "ratio",
  dashboard: { uid: "bookkeeping" },
} as const;

const alerts: readonly Alert[] = [
  {
    ...common,
    name: "PostingsRejected",
    severity: "critical",
    condition: guarded(when(ratio(rate(postings, "5m", rejected), rate(postings, "5m"), ["service"]), ">", 0.2), {
      events: 10,
      within: "10m",
    }),
    summary: "Postings are rejected",
    description: "{value} of the postings are rejected",
    drill: { kind: "demo", on: "backend", fault: "errors", body: { ratio: 1 } },
  },
  {
    ...common,
    name: "LedgerDown",
    severity: "critical",
    condition: allOf(["instance"], when(up(job), "==", 0), when(up(job, "1d"), "==", 1)),
    summary: "The ledger does not answer",
    description: "{label.instance} does not answer",
    unit: "none",
    drill: { kind: "stop", process: "backend" },
  },
  {
    ...common,
    name: "BacklogHigh",
    severity: "warning",
    condition: when(value(backlog), ">", 10_000),
    summary: "Postings wait",
    description: "{value} postings wait in {label.queue}",
    unit: "none",
    drill: { kind: "none" },
  },
  {
    ...common,
    name: "Heartbeat",
    severity: "info",
    condition: always,
    for: "0s",
    summary: "Alerting works",
    description: "Always firing",
    unit: "none",
    drill: { kind: "none" },
  },
];

const booked: Slo = {
  name: "postings-booked",
  service: "bookkeeping",
  title: "Postings booked",
  description: "Postings are booked.",
  objective: "99",
  period: "28d",
  sli: { kind: "availability", total: postings, filter: {}, bad: rejected },
  minimumBadEvents: 20,
  absentAfter: "10m",
  dashboard: { uid: "bookkeeping", panel: "Budget" },
  drill: {
    page: { kind: "demo", on: "backend", fault: "errors", body: { ratio: 0.9 } },
    ticket: { kind: "none" },
    absent: { kind: "none" },
  },
};

const runbook = [
  ...["What it means", "Impact", "First five minutes", "How to diagnose", "How to fix", "When to escalate"],
]
  .map((section) => `## ${section}\n\nAsk the accountants.\n`)
  .join("\n");

const names = [...alerts.map(({ name }) => name), ...Object.values(sloAlertNames(booked))];

const route = {
  groupBy: ["service", "alertname"],
  mute: [],
  sendResolved: true,
  ...({ groupWait: "15s", groupInterval: "1m", repeatInterval: "2h" } as const),
} as const;

export const ledger: Catalog = {
  product: "ledger",
  title: "Ledger",
  statsdPrefix: "ledger.",
  baseUrl: "https://ledger.example.org",
  links: { runbook: "https://wiki.example.org/ledger/{alert}", dashboards: "https://boards.example.org" },
  secrets: { accountantsHook: "Slack webhook of #accountants", relayPassword: "password of the mail relay" },
  scrapeInterval: "15s",
  evaluationInterval: "15s",
  services: [{ name: "bookkeeping", title: "Bookkeeping", team: "accounts", escalationPolicy: "office-hours" }],
  scrapeJobs: [
    { name: job, service: "bookkeeping", port: 8080, path: "/internal/metrics", description: "The ledger itself" },
    // Names mean nothing to the engine: this is Prometheus.
    {
      name: "watcher",
      kind: "prometheus",
      service: "bookkeeping",
      port: 9090,
      path: "/metrics",
      description: "What evaluates the rules",
    },
  ],
  metrics: [postings, backlog],
  slos: [booked],
  alerts,
  logAlerts: [],
  dashboards: [
    {
      uid: "bookkeeping",
      title: "Bookkeeping",
      description: "How the ledger does.",
      tags: ["ledger"],
      refresh: "30s",
      range: "6h",
      rows: [
        {
          title: "Postings",
          panels: [
            {
              title: "Rejected",
              kind: "timeseries",
              description: "Share of the postings that are rejected.",
              queries: [
                {
                  query: ratio(rate(postings, "5m", rejected), rate(postings, "5m"), ["service"]),
                  legend: "{service}",
                },
              ],
              unit: "ratio",
            },
            {
              title: "Budget",
              kind: "slo",
              slo: "postings-booked",
              show: "budget-remaining",
              description: "What is left.",
            },
          ],
        },
      ],
    },
  ],
  uptimeChecks: [],
  notifications: {
    smtp: {
      host: "relay.example.org",
      port: 587,
      from: "ledger@example.org",
      username: "ledger",
      password: secret("relayPassword"),
    },
    receivers: [
      {
        name: "accountants",
        integrations: [
          { kind: "slack", channel: "#accountants", url: secret("accountantsHook") },
          { kind: "email", to: ["accounts@example.org"] },
        ],
      },
      { name: "archive", integrations: [{ kind: "email", to: ["archive@example.org"] }] },
    ],
    routes: [{ match: { severity: "critical" }, receiver: "accountants", ...route }],
    defaultRoute: { receiver: "archive", ...route },
    inhibitions: [],
    muteWindows: [],
    look: {
      slackUser: "Ledger",
      icon: { critical: ":fire:", warning: ":eyes:", info: ":memo:" },
      slackColor: { critical: "danger", warning: "warning", info: "good" },
      embedColor: { critical: "aa0000", warning: "aa6600", info: "00aa00" },
    },
  },
  onCall: {
    teams: [{ name: "accounts", title: "Accounts", email: "accounts@example.org" }],
    responders: [{ name: "Grace", email: "grace@example.org", team: "accounts" }],
    schedules: [
      {
        name: "week",
        timeZone: "Europe/Madrid",
        start: "2026-01-05T09:00:00Z",
        turn: "7d",
        rotation: ["grace@example.org"],
      },
    ],
    escalationPolicies: [
      {
        name: "office-hours",
        team: "accounts",
        levels: [{ delay: "15m", targets: [{ schedule: "week" }] }],
        repeat: 1,
      },
    ],
  },
  runbooks: new Map(names.map((name) => [name, `# ${name}\n\n${runbook}`])),
};

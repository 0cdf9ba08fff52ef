import { sloAlertNames } from "../../model/burn-rate.ts";
import type { Inhibition, Notifications } from "../../model/notification.ts";
import { secret } from "../../model/uptime.ts";
import { slos } from "./slos.ts";

const sameService = ["cluster", "environment", "service"];
const sameEnvironment = ["cluster", "environment"];
const names = slos.map(sloAlertNames);
const [availability, latency] = names;
if (availability === undefined || latency === undefined) throw new Error("the notifications need the API's two SLOs");

function silences(source: string, targets: readonly string[], equal: readonly string[], why: string): Inhibition[] {
  return targets.map((target) => ({ source, target, equal, why }));
}

/** One outage pages once. Each pair is declared, so that no alert is ever silenced by a stranger. */
const inhibitions: readonly Inhibition[] = [
  ...names.flatMap(({ page, ticket }) =>
    silences(page, [ticket], [...sameService, "slo"], "Whoever is paged for a burning budget needs no ticket for it."),
  ),
  ...silences(
    "TargetDown",
    [
      ...[availability, latency].flatMap(({ page, ticket, absent }) => [page, ticket, absent]),
      "HighErrorRate",
      "HighResponseTime",
      "UptimeCheckFailing",
      "HealthDegraded",
    ],
    sameService,
    "A backend that does not answer explains whatever its service fails at.",
  ),
  ...silences(
    "DatabaseConnectionFailure",
    [availability.page, availability.ticket, "HighErrorRate"],
    sameEnvironment,
    "The API cannot serve without its database: the cause is worth the page, not the errors that it makes.",
  ),
  ...silences(
    availability.page,
    ["HighErrorRate", "UptimeCheckFailing"],
    sameService,
    "The SLO's page is earlier and says how bad it is.",
  ),
  ...silences(latency.page, ["HighResponseTime"], sameService, "The SLO's page is about the same slow requests."),
];

/**
 * group_wait 10 s for pages and repeat 1 h are the product's. Others wait 30 s, so that what inhibits them is there
 * first. group_interval is 1 m where the product had 10 s: it also bounds how long a notification is retried, and 10 s
 * cuts retries off. Grouping is by what a responder acts on; the product's `alertname` alone merges services.
 */
const page = { groupWait: "10s", groupInterval: "1m", repeatInterval: "1h" } as const;
const ticket = { ...page, groupWait: "30s" } as const;
const groupBy = ["cluster", "environment", "service", "alertname"];

export const notifications: Notifications = {
  smtp: {
    host: "smtp.gmail.com",
    port: 587,
    from: "alerts@stratoai.com",
    username: "alerts@stratoai.com",
    password: secret("smtpPassword"),
  },
  receivers: [
    {
      name: "web.hook",
      integrations: [
        { kind: "webhook", setting: "webhookUrl" },
        { kind: "email", to: ["logs@stratoai.com"] },
      ],
    },
    {
      name: "critical-alerts",
      integrations: [
        { kind: "pagerduty", routingKey: secret("pagerdutyRoutingKey") },
        { kind: "email", to: ["devops@stratoai.com", "cto@stratoai.com"] },
        { kind: "slack", channel: "#alerts-critical", url: secret("slackCriticalUrl") },
        { kind: "discord", url: secret("discordUrl"), setting: "discord" },
        { kind: "teams", url: secret("teamsUrl"), setting: "teams" },
      ],
    },
    {
      name: "warning-alerts",
      integrations: [
        { kind: "email", to: ["team@stratoai.com"] },
        { kind: "slack", channel: "#alerts-warning", url: secret("slackWarningUrl") },
        { kind: "discord", url: secret("discordUrl"), setting: "discord" },
        { kind: "teams", url: secret("teamsUrl"), setting: "teams" },
      ],
    },
    { name: "heartbeat", integrations: [{ kind: "webhook", setting: "heartbeatUrl" }] },
  ],
  routes: [
    {
      match: { alert: "Watchdog" },
      receiver: "heartbeat",
      groupBy: ["cluster", "environment"],
      // Below group_interval on purpose: equal values skip every second beat.
      groupWait: "0s",
      groupInterval: "1m",
      repeatInterval: "50s",
      mute: [],
      sendResolved: false,
    },
    { match: { severity: "critical" }, receiver: "critical-alerts", groupBy, mute: [], sendResolved: true, ...page },
    { match: { severity: "warning" }, receiver: "warning-alerts", groupBy, mute: [], sendResolved: true, ...ticket },
  ],
  defaultRoute: { receiver: "web.hook", groupBy, mute: [], sendResolved: true, ...ticket },
  inhibitions,
  muteWindows: [],
  look: {
    slackUser: "StratoAI Monitor",
    icon: { critical: ":rotating_light:", warning: ":warning:", info: ":information_source:" },
    slackColor: { critical: "danger", warning: "warning", info: "good" },
    embedColor: { critical: "ff0000", warning: "ffa500", info: "ffa500" },
  },
};

import { sloAlertNames } from "../../model/burn-rate.ts";
import type { Duration } from "../../model/duration.ts";
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

/**
 * One outage pages once. Each pair is declared, so that no alert is ever silenced by a stranger. A source is as wide as
 * what it silences, and proves it: what is seen from outside nothing silences, for what users see may have another cause.
 */
const inhibitions: readonly Inhibition[] = [
  ...names.flatMap(({ page, ticket }) =>
    silences(page, [ticket], [...sameService, "slo"], "Whoever is paged for a burning budget needs no ticket for it."),
  ),
  ...silences(
    "ServiceUnreachable",
    [
      ...[availability, latency].flatMap(({ page, ticket, absent }) => [page, ticket, absent]),
      "HighErrorRate",
      "HighResponseTime",
      "HealthDegraded",
    ],
    sameService,
    "A backend none of whose instances answers explains whatever its service says of itself.",
  ),
  ...silences(
    "DatabaseUnreachable",
    [availability.page, availability.ticket, "HighErrorRate"],
    sameEnvironment,
    "The API cannot serve without its database: the cause is worth the page, not the errors that it makes.",
  ),
  ...silences(availability.page, ["HighErrorRate"], sameService, "The SLO's page is earlier and says how bad it is."),
  ...silences(latency.page, ["HighResponseTime"], sameService, "The SLO's page is about the same slow requests."),
];

/** group_wait 10 s for pages and repeat 1 h are the product's; the routes say what is not. */
const page = { groupWait: "10s", groupInterval: "1m", repeatInterval: "1h" } as const;
const ticket = { ...page, groupWait: "30s" } as const;
const groupBy = ["cluster", "environment", "service", "alertname"];
const warnings = { receiver: "warning-alerts", groupBy, mute: [], sendResolved: true, ...ticket } as const;
/** Alertmanager forgets after five days what it has sent, and would then send it again. */
const toldOnce: Duration = "4d";

export const notifications: Notifications = {
  why:
    "Alertmanager deprecated `match` in 0.22; and what sends alerts has to try again when a chat answers " +
    "429 or 500.",
  corrects: [
    {
      subject: "routes match by matchers",
      theirs: "`match: { severity: critical }`",
      ours: '`matchers: [severity="critical"]`',
      why: "Alertmanager deprecated `match` in 0.22.",
    },
    {
      subject: "Alertmanager sends and retries",
      theirs: "`fetch(webhook, …)` whose answer nobody looks at; `nodemailer.createTransporter`",
      ours: "Alertmanager's own receivers, which retry; titles and texts within Discord's 256 and 4096 characters",
      why: "A 429 or 500 would lose the alert, and nodemailer has no such function: it is createTransport.",
    },
  ],
  smtp: {
    host: "smtp.gmail.com",
    port: 587,
    from: "alerts@stratoai.com",
    username: "alerts@stratoai.com",
    password: secret("smtpPassword"),
    why: "Gmail refuses an account's own password to programs, and limits how much they send.",
    corrects: [
      {
        subject: "mail by app password and TLS",
        theirs: "`service: 'gmail'` with a plain password",
        ours: "The same server and sender by default, any other by config; an app password from a file, TLS required",
      },
    ],
  },
  receivers: [
    {
      name: "web.hook",
      why: "`info` only informs: it goes to the mailbox for logs and to the webhook.",
      corrects: [
        {
          subject: "info goes to logs@, not to Slack",
          theirs:
            "getRecipients sends `info` to logs@stratoai.com, slack.js sends whatever is not critical to " +
            "#alerts-warning",
          ours: "`info` to logs@ and the webhook; a Slack integration on this receiver would send it there too",
          why: "The two contradict each other; a channel for warnings that also informs is soon muted.",
        },
        {
          subject: "receivers keep their names",
          theirs: "`web.hook`, `critical-alerts`, `warning-alerts`",
          ours: "The same names",
          why: "Silences, links and people's habits refer to them, though they say less than names of teams would.",
        },
        {
          subject: "the default webhook is config",
          theirs: "`url: 'http://localhost:5001/'`",
          ours: "The setting webhookUrl; on the local tier the inbox, which listens on 5001",
          why: "In a pod, localhost is Alertmanager itself.",
        },
      ],
      integrations: [
        { kind: "webhook", setting: "webhookUrl" },
        { kind: "email", to: ["logs@stratoai.com"] },
      ],
    },
    {
      name: "critical-alerts-pager",
      why:
        "A pager takes what has the same key for one incident, of which nobody is paged twice; a chat is read, and would " +
        "be flooded. So the pager has a receiver of its own, whose messages are about one thing each.",
      corrects: [
        {
          subject: "the pager has an incident for each thing",
          theirs: "One receiver for PagerDuty and the chats",
          ours:
            "`critical-alerts-pager`, grouped by each alert: breaker, check or instance; `critical-alerts` for the others, " +
            "grouped by service and alert",
        },
      ],
      integrations: [{ kind: "pagerduty", routingKey: secret("pagerdutyRoutingKey") }],
    },
    {
      name: "critical-alerts",
      why: "Alertmanager 0.31 refuses the product's keys, so this is what they mean in its own.",
      corrects: [
        {
          subject: "e-mail and Slack in keys that Alertmanager takes",
          theirs: "`email_configs` with `subject` and `body`, `api_url: 'YOUR_SLACK_WEBHOOK_URL'`",
          ours: "`headers.Subject`, `html` and `text`; the URL from a file of secret config",
        },
        {
          subject: "the e-mail's subject",
          theirs: "`[CRITICAL] title` in notifications.js, `CRITICAL: alertname` in alertmanager.yml",
          ours: "`[CRITICAL] title`, on every receiver",
          why: "The two contradict each other; a title says more to the person who is woken than an alert's name.",
        },
      ],
      integrations: [
        { kind: "email", to: ["devops@stratoai.com", "cto@stratoai.com"] },
        { kind: "slack", channel: "#alerts-critical", url: secret("slackCriticalUrl") },
        { kind: "discord", url: secret("discordUrl"), setting: "discord" },
        { kind: "teams", url: secret("teamsUrl"), setting: "teams" },
      ],
    },
    {
      name: "warning-alerts",
      why:
        "A warning without a text sends its reader to look for what it is about; and Microsoft retired Office " +
        "365 connectors.",
      corrects: [
        {
          subject: "warnings have the same texts",
          theirs: "`warning-alerts` with a subject and no body",
          ours: "The templates of critical-alerts",
          why: "A warning without a text sends its reader to look for what it is about.",
        },
        {
          subject: "Teams by a workflow",
          theirs: '"Discord/Teams Integration", with code for Discord only',
          ours: "`msteamsv2_configs` with the URL of a Workflows webhook",
          why: "Microsoft retired the Office 365 connectors.",
        },
      ],
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
    {
      match: { severity: "critical" },
      receiver: "critical-alerts-pager",
      groupBy: "each alert",
      continue: true,
      mute: [],
      sendResolved: true,
      ...page,
    },
    {
      match: { severity: "critical" },
      receiver: "critical-alerts",
      groupBy,
      mute: [],
      sendResolved: true,
      ...page,
      why:
        "Grouping is by what a responder acts on. group_interval also bounds how long a notification is " +
        "retried. What is not critical waits 30 s, so that what inhibits it is there first.",
      corrects: [
        {
          subject: "grouping is by service and alert",
          theirs: "`group_by: ['alertname']`",
          ours: "cluster, environment, service and alertname",
          why: "By alertname alone, two services in trouble are one message.",
        },
        {
          subject: "group_interval is a minute",
          theirs: "`group_wait: 10s`, `group_interval: 10s`, `repeat_interval: 1h`",
          ours: "10 s for critical alerts and 30 s for others, 1 m, 1 h",
          why:
            "group_interval bounds a notification's time-out: after 10 s retries are cut off. What is not " +
            "critical waits until what inhibits it is there.",
        },
        {
          subject: "the end of an alert is sent",
          theirs: "No `send_resolved`",
          ours: "true on every route but the heartbeat's",
          why: "It is off by default for e-mail and Slack: nobody would learn that an alert is over.",
        },
      ],
    },
    ...names.map((own) => ({ match: { alert: own.ticket }, ...warnings, repeatInterval: toldOnce })),
    {
      match: { severity: "warning" },
      ...warnings,
      why:
        "A ticket is work for days: whoever has it needs no reminder every hour. It ends within an hour of the last " +
        "burn, so that the next one is a notice of its own.",
      corrects: [
        {
          subject: "an SLO's ticket is one notice",
          theirs: "`repeat_interval: 1h`",
          ours: "4 d for the tickets of SLOs, below the five days for which Alertmanager remembers what it sent; 1 h for other warnings",
        },
      ],
    },
  ],
  defaultRoute: { receiver: "web.hook", groupBy, mute: [], sendResolved: true, ...ticket },
  inhibitions,
  muteWindows: [],
  look: {
    why: "A title or a label's value may come from whoever sends a request: unescaped, it is markup in a mail or calls a whole channel.",
    corrects: [
      {
        subject: "messages escape what they quote",
        theirs: "`<h2>Alert: ${alert.title}</h2>` and `${alert.description}` as they are",
        ours: "Alertmanager's HTML templates, which escape, and Slack texts without Slack's own markup",
      },
      {
        subject: "Slack's channel and user by the webhook's own",
        theirs: "`channel`, `username`, `icon_emoji` in the payload",
        ours: "Sent as written; one webhook per channel, since an app's webhook has its own channel, name and icon",
        why: "App webhooks cannot choose them at run time; legacy ones and bot tokens can.",
      },
      {
        subject: "Slack has a line for each alert",
        theirs: "`{{ range .Alerts }}{{ .Annotations.summary }}{{ end }}`",
        ours: "One line per alert, with links to runbook and dashboard",
        why: "Summaries without a separator run together.",
      },
      {
        subject: "Slack's title is CRITICAL ALERT and the alert's name",
        theirs: "`title: 'CRITICAL ALERT'` in alertmanager.yml, `alert.title` in slack.js",
        ours: "`CRITICAL ALERT: HighErrorRate`, and `RESOLVED: …` for its end",
        why: "The two contradict each other, and a resolved notice under the first reads as an alarm.",
      },
    ],
    slackUser: "StratoAI Monitor",
    icon: { critical: ":rotating_light:", warning: ":warning:", info: ":information_source:" },
    slackColor: { critical: "danger", warning: "warning", info: "good" },
    embedColor: { critical: "ff0000", warning: "ffa500", info: "ffa500" },
  },
};

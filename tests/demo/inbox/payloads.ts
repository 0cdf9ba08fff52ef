/** Messages as their senders write them; functions, so that a test can spoil one part. */

export const slackMessage = (attachment: Readonly<Record<string, unknown>> = {}) => ({
  channel: "#alerts-critical",
  username: "StratoAI Monitor",
  icon_emoji: ":rotating_light:",
  attachments: [
    {
      color: "danger",
      title: "CRITICAL ALERT: HighErrorRate",
      title_link: "http://127.0.0.1:5001/alerts/HighErrorRate",
      text: "*High error rate detected*: 12 % &amp; rising <http://127.0.0.1:5001/runbooks/HighErrorRate|Runbook>",
      fields: [{ title: "Severity", value: "critical", short: true }],
      ...attachment,
    },
  ],
});

export const pagerdutyEvent = (
  payload: Readonly<Record<string, unknown>> = {},
  top: Readonly<Record<string, unknown>> = {},
) => ({
  routing_key: "0123456789abcdef0123456789abcdef",
  event_action: "trigger",
  dedup_key: "group-1",
  payload: {
    summary: "High error rate detected: api in local",
    source: "api",
    severity: "critical",
    custom_details: { alerts: "HighErrorRate", description: "Error rate is 12 %" },
    ...payload,
  },
  links: [{ href: "http://127.0.0.1:5001/runbooks/HighErrorRate", text: "Runbook" }],
  ...top,
});

export const discordMessage = (embed: Readonly<Record<string, unknown>> = {}) => ({
  content: "",
  embeds: [
    {
      title: "[CRITICAL] High error rate detected",
      description: "**High error rate detected** [Runbook](http://127.0.0.1:5001/runbooks/HighErrorRate)",
      color: 0xff0000,
      ...embed,
    },
  ],
});

export const teamsMessage = (heading = "[CRITICAL] High error rate detected") => ({
  type: "message",
  attachments: [
    {
      contentType: "application/vnd.microsoft.card.adaptive",
      contentUrl: null,
      content: {
        $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
        type: "AdaptiveCard",
        version: "1.2",
        body: [
          { type: "TextBlock", text: heading, weight: "Bolder", color: "Attention" },
          {
            type: "TextBlock",
            text: "Error rate is 12 % [Runbook](http://127.0.0.1:5001/runbooks/HighErrorRate)",
            wrap: true,
          },
          { type: "FactSet", facts: [{ title: "Service", value: "api" }] },
        ],
        msteams: { width: "full" },
      },
    },
  ],
});

export const webhookMessage = (alerts: readonly (readonly [name: string, status: string])[], status = "firing") => ({
  version: "4",
  groupKey: "{}:{}",
  receiver: "web.hook",
  status,
  alerts: alerts.map(([alertname, one]) => ({
    status: one,
    labels: { alertname, severity: "info" },
    annotations: { summary: `Summary of ${alertname}`, runbook_url: `http://127.0.0.1:5001/runbooks/${alertname}` },
    startsAt: "2026-01-01T00:00:00Z",
    endsAt: "0001-01-01T00:00:00Z",
    generatorURL: "",
    fingerprint: "0df005333d9e37c9",
  })),
  groupLabels: {},
  commonLabels: { severity: "info" },
  commonAnnotations: {},
  externalURL: "http://127.0.0.1:9093",
  truncatedAlerts: 0,
});

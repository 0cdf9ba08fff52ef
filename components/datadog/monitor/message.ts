import type { Alert } from "../../../model/alert.ts";
import { dashboardLink, runbookLink } from "../../../model/alert-links.ts";
import { mailAddress } from "../../../model/mail-address.ts";
import type { Integration } from "../../../model/notification.ts";
import type { Unit } from "../../../model/metric.ts";
import type { LimitBreach, StackContext } from "../../../model/stack.ts";
import { notified } from "../../vendors/receiver.ts";
import { fillPlaceholders } from "../../vendors/text.ts";
import type { Context } from "../names.ts";
import { tagOf } from "../names.ts";
import type { MonitorType, MonitorSpec } from "./definition.ts";

/** PagerDuty takes this many characters of a message; what comes later nobody sees. */
const messageLimit = 1024;

/** Messages of which PagerDuty would cut the end off, where the links and the recipients stand; by their monitors' keys. */
export function messageBreaches(messages: Iterable<readonly [key: string, text: string]>): readonly LimitBreach[] {
  return [...messages]
    .filter(([, text]) => text.includes("@pagerduty-") && text.length > messageLimit)
    .map(([key, text]) => ({
      backend: "datadog",
      limit: `characters of ${key}'s message that PagerDuty takes`,
      expected: messageLimit,
      got: text.length,
    }));
}

/** The PagerDuty service and the webhooks that this stack's monitors speak to, by the name Datadog knows them by. */
const integrationName = ({ product, stack }: StackContext) => `${product}-${stack}`;

function handle(integration: Integration, stack: StackContext): readonly string[] {
  const name = integrationName(stack);
  switch (integration.kind) {
    case "pagerduty":
      return [`@pagerduty-${name}`];
    case "email":
      return integration.to.map((text) => `@${mailAddress(text)?.address ?? text}`);
    case "slack":
      return [`@slack-${integration.channel.replace(/^#/, "")}`];
    case "discord":
      return [`@webhook-${name}-discord`];
    case "teams":
      return [`@teams-${name}`];
    case "webhook":
      return [`@webhook-${name}-${integration.setting}`];
  }
}

/** Datadog shows a number as it is; the unit goes behind it. */
const unitText: Readonly<Record<Unit, string>> = {
  none: "",
  state: "",
  requests: "",
  ratio: " of 1",
  seconds: " s",
  bytes: " bytes",
  usd: " USD",
  timestamp: "",
};

/** The value as people read it. A composite's is that of its first monitor, `a`; a burn rate is not the ratio meant. */
function valueText(unit: Unit, type: MonitorType, first: MonitorSpec | undefined): string {
  if (first?.type === "slo alert") return "Too many";
  if (type !== "composite") {
    return unit === "ratio" ? '{{eval "round(value * 100, 2)"}} %' : `{{value}}${unitText[unit]}`;
  }
  return `{{a.value}}${unitText[unit]}`;
}

/** Handles stand outside conditional blocks, so that a recovery reaches whoever was notified, unless the route says not to. */
function handles(alert: Alert, { catalog, stack, options }: Context): string {
  return notified(catalog, stack, alert, options)
    .flatMap(({ route, integrations }) => {
      const text = integrations.flatMap((integration) => handle(integration, stack)).join(" ");
      if (text === "") return [];
      return route.sendResolved ? text : `{{^is_recovery}}${text}{{/is_recovery}}`;
    })
    .join(" ");
}

/** What is known of a label's value: the monitor's group names it, or the condition itself does. */
function labelText(name: string, specs: readonly MonitorSpec[], alert: Alert): string {
  const tag = tagOf(undefined, name);
  const grouped = specs.flatMap(({ groups }) => groups).includes(tag);
  const jobs = [...new Set(specs.flatMap(({ job }) => (job === undefined ? [] : [job])))];
  if (grouped) return `{{${tag}.name}}`;
  if (name === "job" && jobs.length > 0) return jobs.join(" or ");
  return name === "service" ? alert.service : `its ${name}`;
}

/** The text of an alert's monitor, made of its conditions. */
export function message(alert: Alert, type: MonitorType, specs: readonly MonitorSpec[], context: Context): string {
  const description = fillPlaceholders(alert.description, {
    value: valueText(alert.unit, type, specs[0]),
    label: (name) => labelText(name, specs, alert),
  });
  const lines = (text: string) =>
    [
      alert.summary,
      text,
      "",
      `Severity: ${alert.severity}`,
      `Service: ${alert.service}`,
      `Environment: ${context.stack.environment}`,
      "Time: {{last_triggered_at}}",
      `Runbook: ${runbookLink(context.stack, alert)}`,
      `Dashboard: ${dashboardLink(context.catalog, context.stack, alert)}`,
      "",
      handles(alert, context),
    ]
      .join("\n")
      .trim();
  const excess = lines(description).length - messageLimit;
  return excess <= 0
    ? lines(description)
    : lines(`${description.slice(0, Math.max(0, description.length - excess - 1))}…`);
}

import type { Catalog } from "../../model/catalog.ts";
import type { Integration, Receiver } from "../../model/notification.ts";
import type { StackContext } from "../../model/stack.ts";
import type { AlertmanagerOptions } from "./options.ts";
import { mailServer, webhookUrl } from "./options.ts";
import type { CompiledRoute, Routing } from "../../model/routing/routes.ts";

/** A receiver with the integrations that this stack can really use. */
export interface ActiveReceiver {
  readonly name: string;
  readonly integrations: readonly Integration[];
  /** Whether it also hears that an alert is over. */
  readonly sendResolved: boolean;
}

/** An integration that config leaves without what it needs. */
interface LeftOut {
  readonly receiver: string;
  readonly integration: Integration;
  readonly missing: string;
}

export interface ActiveReceivers {
  readonly receivers: readonly ActiveReceiver[];
  readonly leftOut: readonly LeftOut[];
}

/** The secret whose file an integration reads. */
export function secretOf(integration: Integration, catalog: Catalog, options: AlertmanagerOptions): string | undefined {
  switch (integration.kind) {
    case "pagerduty":
      return integration.routingKey.secret;
    case "slack":
    case "discord":
    case "teams":
      return integration.url.secret;
    case "email":
      return mailServer(catalog, options).login?.passwordSecret;
    case "webhook":
      return undefined;
  }
}

function switchedOn(integration: Integration, stack: StackContext, { enabled }: AlertmanagerOptions): boolean {
  if (integration.kind === "pagerduty") return stack.pages;
  return integration.kind === "discord" || integration.kind === "teams"
    ? enabled?.[integration.setting] === true
    : true;
}

function missing(integration: Integration, catalog: Catalog, options: AlertmanagerOptions): string | undefined {
  if (integration.kind === "webhook" && webhookUrl(integration.setting, options) === undefined) {
    return `setting ${integration.setting}`;
  }
  const secret = secretOf(integration, catalog, options);
  if (secret === undefined || (options.secretsSet ?? [secret]).includes(secret)) return undefined;
  return `secret ${secret}`;
}

function sendResolved(receiver: Receiver, uses: readonly CompiledRoute[]): boolean {
  const wishes = new Set(uses.map((route) => route.sendResolved));
  if (wishes.size > 1) {
    const routes = uses.map((route) => `"${route.title}" ${route.sendResolved ? "wants" : "does not want"} them`);
    throw new Error(`receiver ${receiver.name} cannot both send resolved notices and not: ${routes.join(", ")}`);
  }
  return !wishes.has(false);
}

/** The receivers that routes lead to, in catalog order. Throws where two routes want opposite things of one. */
export function activeReceivers(
  catalog: Catalog,
  stack: StackContext,
  routing: Routing,
  options: AlertmanagerOptions,
): ActiveReceivers {
  const leftOut: LeftOut[] = [];
  const receivers = catalog.notifications.receivers.flatMap((receiver) => {
    const uses = [...routing.routes, routing.fallback].filter((route) => route.receiver === receiver.name);
    if (uses.length === 0) return [];
    const integrations = receiver.integrations.filter((integration) => {
      if (!switchedOn(integration, stack, options)) return false;
      const lack = missing(integration, catalog, options);
      if (lack !== undefined) leftOut.push({ receiver: receiver.name, integration, missing: lack });
      return lack === undefined;
    });
    return [{ name: receiver.name, integrations, sendResolved: sendResolved(receiver, uses) }];
  });
  return { receivers, leftOut };
}

/** Who is notified, for people: "e-mail devops@example.com". */
export function recipient(integration: Integration): string {
  switch (integration.kind) {
    case "pagerduty":
      return "PagerDuty";
    case "email":
      return `e-mail ${integration.to.join(", ")}`;
    case "slack":
      return `Slack ${integration.channel}`;
    case "discord":
      return "Discord";
    case "teams":
      return "Teams";
    case "webhook":
      return integration.setting === "heartbeatUrl" ? "the outside watcher's webhook" : "webhook";
  }
}

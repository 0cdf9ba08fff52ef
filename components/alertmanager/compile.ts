import type { Catalog } from "../../model/catalog.ts";
import { notifiedAlerts } from "../../model/catalog.ts";
import { distinguishingLabels } from "../../model/series-labels.ts";
import type { BackendOutput, CompiledItem, StackContext } from "../../model/stack.ts";
import type { AlertmanagerConfig } from "./configuration.ts";
import { configuration } from "./configuration.ts";
import { degradations } from "./degradations.ts";
import { chatTemplates } from "./messages/chat.ts";
import { emailTemplates } from "./messages/email.ts";
import { messageTemplates } from "./messages/message.ts";
import { pagerdutyTemplates } from "./messages/pagerduty.ts";
import { slackTemplates } from "./messages/slack.ts";
import type { AlertmanagerOptions } from "./options.ts";
import type { ActiveReceiver } from "./receivers.ts";
import { activeReceivers, recipient } from "./receivers.ts";
import type { RouteTable } from "./route-table.ts";
import { tableRows } from "./route-table.ts";
import { compileInhibitions } from "../../model/routing/inhibition.ts";
import { matcherText } from "../../model/routing/matcher.ts";
import type { Routing } from "../../model/routing/routes.ts";
import { compileRoutes } from "../../model/routing/routes.ts";
import { secretsNamed, secretsOf } from "./secret-files.ts";

export type { AlertmanagerOptions, Inbox } from "./options.ts";
export type { AlertmanagerConfig } from "./configuration.ts";
export { files } from "./files.ts";
export type { RouteTable, RouteTableRow } from "./route-table.ts";
export { routeTable } from "./route-table.ts";
export { inboxSecrets } from "./secret-files.ts";

/** Templates of messages by name, in Go's template language. */
type Templates = Readonly<Record<"chat" | "email" | "message" | "pagerduty" | "slack", string>>;

/** What Alertmanager reads, and what people read of it. */
export interface AlertmanagerObjects {
  readonly config: AlertmanagerConfig;
  readonly templates: Templates;
  readonly routeTable: RouteTable;
  /** Names of the secrets whose files the configuration names, sorted. */
  readonly secrets: readonly string[];
  /** Names of the secrets that whoever is notified is reached with, sorted. */
  readonly secretsRead: readonly string[];
}

/** The labels that tell the alerts of a catalog apart, sorted. */
const thingsOf = (catalog: Catalog): readonly string[] =>
  [...new Set(notifiedAlerts(catalog).flatMap((alert) => distinguishingLabels(alert) ?? []))].sort();

const templates = (catalog: Catalog): Templates => ({
  chat: chatTemplates,
  email: emailTemplates,
  message: messageTemplates,
  pagerduty: pagerdutyTemplates(thingsOf(catalog)),
  slack: slackTemplates(catalog.notifications.look),
});

function items({ routes, fallback }: Routing, receivers: readonly ActiveReceiver[]): readonly CompiledItem[] {
  return [...routes, fallback].map(({ title, matchers, receiver }) => {
    const recipients = receivers.find(({ name }) => name === receiver)?.integrations.map(recipient) ?? [];
    return {
      kind: "route",
      name: title,
      query: `{${matchers.map(matcherText).join(", ")}} → ${receiver}: ${recipients.length === 0 ? "nobody" : recipients.join("; ")}`,
    };
  });
}

/**
 * Alertmanager's configuration and templates, and the page that says who is notified of what.
 * Secrets are named by file, never contained.
 * Throws on an inhibition of or by an alert that does not exist, and on a receiver that two routes use differently.
 */
export function compile(
  catalog: Catalog,
  stack: StackContext,
  options: AlertmanagerOptions = {},
): BackendOutput<AlertmanagerObjects> {
  const routing = compileRoutes(catalog, stack);
  const inhibitions = compileInhibitions(catalog);
  const active = activeReceivers(catalog, stack, routing, options);
  const { receivers } = active;
  return {
    objects: {
      config: configuration(catalog, routing, receivers, inhibitions, options),
      templates: templates(catalog),
      routeTable: {
        title: catalog.title,
        environment: stack.environment,
        pages: stack.pages,
        rows: tableRows(catalog, stack, routing, receivers, inhibitions),
        routing,
        inhibitions,
        muteWindows: catalog.notifications.muteWindows,
      },
      secrets: secretsNamed(receivers, catalog, options),
      secretsRead: secretsOf(receivers, catalog, options),
    },
    items: items(routing, receivers),
    degradations: degradations(active, options),
    breaches: [],
  };
}

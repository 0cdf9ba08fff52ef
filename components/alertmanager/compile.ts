import type { Catalog } from "../../model/catalog.ts";
import type { Artifact, BackendOutput, CompiledItem, StackContext } from "../../model/stack.ts";
import { degradations } from "./degradations.ts";
import { configurationText } from "./document.ts";
import { chatTemplates } from "./messages/chat.ts";
import { emailTemplates } from "./messages/email.ts";
import { messageTemplates } from "./messages/message.ts";
import { pagerdutyTemplates } from "./messages/pagerduty.ts";
import { slackTemplates } from "./messages/slack.ts";
import type { AlertmanagerOptions } from "./options.ts";
import type { ActiveReceiver } from "./receivers.ts";
import { activeReceivers, recipient } from "./receivers.ts";
import { routeTableMarkdown } from "./route-table-markdown.ts";
import { tableRows } from "./route-table.ts";
import { compileInhibitions } from "../../model/routing/inhibition.ts";
import { matcherText } from "../../model/routing/matcher.ts";
import type { Routing } from "../../model/routing/routes.ts";
import { compileRoutes } from "../../model/routing/routes.ts";

export type { AlertmanagerOptions, Inbox } from "./options.ts";
export type { RouteTableRow } from "./route-table.ts";
export { routeTable } from "./route-table.ts";
export { inboxSecrets, secretsRead } from "./secret-files.ts";

function templates(catalog: Catalog): readonly Artifact[] {
  const files = {
    chat: chatTemplates,
    email: emailTemplates,
    message: messageTemplates,
    pagerduty: pagerdutyTemplates,
    slack: slackTemplates(catalog.notifications.look),
  };
  return Object.entries(files).map(([name, content]) => ({ path: `alertmanager/templates/${name}.tmpl`, content }));
}

function items({ routes, fallback }: Routing, receivers: readonly ActiveReceiver[]): readonly CompiledItem[] {
  return [...routes, fallback].map(({ title, matchers, receiver }) => {
    const told = receivers.find(({ name }) => name === receiver)?.integrations.map(recipient) ?? [];
    return {
      kind: "route",
      name: title,
      query: `{${matchers.map(matcherText).join(", ")}} → ${receiver}: ${told.length === 0 ? "nobody" : told.join("; ")}`,
    };
  });
}

/**
 * Alertmanager's configuration and templates, and the page that says who is told what by them.
 * Secrets are named by file, never contained.
 * Throws on an inhibition of or by an alert that does not exist, and on a receiver that two routes use differently.
 */
export function compile(catalog: Catalog, stack: StackContext, options: AlertmanagerOptions = {}): BackendOutput {
  const routing = compileRoutes(catalog, stack);
  const inhibitions = compileInhibitions(catalog);
  const active = activeReceivers(catalog, stack, routing, options);
  const rows = tableRows(catalog, stack, routing, active.receivers, inhibitions);
  return {
    artifacts: [
      {
        path: "alertmanager/alertmanager.yml",
        content: configurationText(catalog, routing, active.receivers, inhibitions, options),
      },
      {
        path: "alertmanager/routes.md",
        content: routeTableMarkdown(catalog, stack, rows, routing, inhibitions),
      },
      ...templates(catalog),
    ],
    items: items(routing, active.receivers),
    degradations: degradations(active, options),
    breaches: [],
  };
}

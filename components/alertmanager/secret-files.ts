import type { Catalog } from "../../model/catalog.ts";
import type { Integration } from "../../model/notification.ts";
import type { StackContext } from "../../model/stack.ts";
import type { AlertmanagerOptions, Inbox } from "./options.ts";
import { mailServer } from "./options.ts";
import type { ActiveReceiver } from "./receivers.ts";
import { activeReceivers, secretOf } from "./receivers.ts";
import { compileRoutes } from "../../model/routing/routes.ts";

/** Names of the secrets that these receivers are reached with, sorted. */
export function secretsOf(
  receivers: readonly ActiveReceiver[],
  catalog: Catalog,
  options: AlertmanagerOptions,
): readonly string[] {
  const names = receivers.flatMap(({ integrations }) =>
    integrations.flatMap((integration) => secretOf(integration, catalog, options) ?? []),
  );
  return [...new Set(names)].sort();
}

/** Names of the secrets whose files the configuration names, sorted: the mail server's too where nobody gets mail. */
export function secretsNamed(
  receivers: readonly ActiveReceiver[],
  catalog: Catalog,
  options: AlertmanagerOptions,
): readonly string[] {
  const { login } = mailServer(catalog, options);
  const mail = login === undefined ? [] : [login.passwordSecret];
  return [...new Set([...secretsOf(receivers, catalog, options), ...mail])].sort();
}

/** Shaped like PagerDuty's integration keys, 32 letters and digits, and good for nothing but the local inbox. */
const inboxRoutingKey = "localinbox".padEnd(32, "0");

/** What the inbox calls whoever is notified: a Slack channel by its name, else the receivers that share the address. */
function inboxName(integration: Integration, receivers: readonly string[]): string {
  return integration.kind === "slack" ? integration.channel.replace(/^#/, "") : receivers.join(", ");
}

/**
 * What the local tier writes into its secret files, by secret name: no secrets, but the inbox's own addresses and a
 * routing key that it takes.
 */
export function inboxSecrets(
  catalog: Catalog,
  stack: StackContext,
  options: AlertmanagerOptions & { readonly inbox: Inbox },
): ReadonlyMap<string, string> {
  const { receivers } = activeReceivers(catalog, stack, compileRoutes(catalog, stack), options);
  const users = new Map<string, { readonly integration: Integration; readonly receivers: string[] }>();
  for (const { name, integrations } of receivers) {
    for (const integration of integrations) {
      const secret = secretOf(integration, catalog, options);
      if (secret === undefined) continue;
      const user = users.get(secret) ?? { integration, receivers: [] };
      user.receivers.push(name);
      users.set(secret, user);
    }
  }
  return new Map(
    [...users].map(([secret, { integration, receivers: names }]) => [
      secret,
      integration.kind === "pagerduty"
        ? inboxRoutingKey
        : `${options.inbox.url}/${integration.kind}/${encodeURIComponent(inboxName(integration, names))}`,
    ]),
  );
}

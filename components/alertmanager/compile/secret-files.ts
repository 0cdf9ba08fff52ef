import type { Catalog } from "../../../model/catalog.ts";
import type { StackContext } from "../../../model/stack.ts";
import type { AlertmanagerOptions } from "./options.ts";
import { activeReceivers, secretOf } from "./receivers.ts";
import { compileRoutes } from "./routing/routes.ts";

/** Names of the secrets whose files the compiled configuration reads, sorted. */
export function secretsRead(catalog: Catalog, stack: StackContext, options: AlertmanagerOptions): readonly string[] {
  const { receivers } = activeReceivers(catalog, stack, compileRoutes(catalog, stack), options);
  const names = receivers.flatMap(({ integrations }) =>
    integrations.flatMap((integration) => secretOf(integration, catalog, options) ?? []),
  );
  return [...new Set(names)].sort();
}

/**
 * What the local tier writes into its secret files, by secret name: no secrets, but the inbox's own addresses, named
 * after the receivers that use them. PagerDuty's routing key is the one that the inbox takes from anybody.
 */
export function inboxSecrets(
  catalog: Catalog,
  stack: StackContext,
  options: AlertmanagerOptions & Required<Pick<AlertmanagerOptions, "inbox">>,
): ReadonlyMap<string, string> {
  const { receivers } = activeReceivers(catalog, stack, compileRoutes(catalog, stack), options);
  const uses = receivers.flatMap(({ name, integrations }) =>
    integrations.map((integration) => ({ name, integration })),
  );
  return new Map(
    secretsRead(catalog, stack, options).map((secret) => {
      const users = uses.filter(({ integration }) => secretOf(integration, catalog, options) === secret);
      const kind = users[0]?.integration.kind;
      const names = users.map(({ name }) => name).join("+");
      return [secret, kind === "pagerduty" ? "local-inbox" : `${options.inbox?.url ?? ""}/${kind ?? ""}/${names}`];
    }),
  );
}

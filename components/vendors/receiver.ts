import type { Alert } from "../../model/alert.ts";
import { alertLabels } from "../../model/alert-labels.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { Integration } from "../../model/notification.ts";
import type { StackContext } from "../../model/stack.ts";
import type { CompiledRoute } from "../../model/routing/routes.ts";
import { compileRoutes } from "../../model/routing/routes.ts";
import { routesFor } from "../../model/routing/simulation.ts";

/** What config switches on of the catalog's integrations. */
export interface NotificationSwitches {
  /** Receivers that config switches on. Default: neither. */
  readonly enabled?: { readonly discord?: boolean | undefined; readonly teams?: boolean | undefined } | undefined;
  /** Whether the settings that webhooks name have a value. Default: neither. */
  readonly webhooks?: { readonly webhookUrl?: boolean | undefined; readonly heartbeatUrl?: boolean | undefined };
}

/** A route that an alert takes, with what config switches on of its receiver. */
interface Notified {
  readonly route: CompiledRoute;
  readonly integrations: readonly Integration[];
}

function switchedOn(integration: Integration, stack: StackContext, { enabled, webhooks }: NotificationSwitches) {
  switch (integration.kind) {
    case "pagerduty":
      return stack.pages;
    case "discord":
    case "teams":
      return enabled?.[integration.setting] === true;
    case "webhook":
      return webhooks?.[integration.setting] === true;
    case "email":
    case "slack":
      return true;
  }
}

/** A receiver that routes lead to, with what config switches on of it, and the webhooks that lack their setting. */
export interface UsedReceiver {
  readonly name: string;
  readonly integrations: readonly Integration[];
  readonly withoutSetting: readonly Extract<Integration, { kind: "webhook" }>["setting"][];
}

/** The receivers that the stack's routes lead to, in catalog order. */
export function usedReceivers(
  catalog: Catalog,
  stack: StackContext,
  switches: NotificationSwitches,
): readonly UsedReceiver[] {
  const { routes, fallback } = compileRoutes(catalog, stack);
  const used = new Set([...routes, fallback].map(({ receiver }) => receiver));
  return catalog.notifications.receivers
    .filter(({ name }) => used.has(name))
    .map(({ name, integrations }) => ({
      name,
      integrations: integrations.filter((integration) => switchedOn(integration, stack, switches)),
      withoutSetting: integrations.flatMap((integration) =>
        integration.kind === "webhook" && !switchedOn(integration, stack, switches) ? [integration.setting] : [],
      ),
    }));
}

/** Who is notified of an alert: by the catalog's routes as every backend understands them, so that tiers notify the same people. */
export function notified(
  catalog: Catalog,
  stack: StackContext,
  alert: Alert,
  switches: NotificationSwitches,
): readonly Notified[] {
  const labels = { alertname: alert.name, ...alertLabels(catalog, stack, alert) };
  return routesFor(compileRoutes(catalog, stack), labels).map((route) => {
    const receiver = catalog.notifications.receivers.find(({ name }) => name === route.receiver);
    return {
      route,
      integrations: (receiver?.integrations ?? []).filter((integration) => switchedOn(integration, stack, switches)),
    };
  });
}

import type { Catalog } from "../model/catalog.ts";
import type { Integration } from "../model/notification.ts";
import { backends } from "./backends/backend.ts";
import type { PlannedSecret } from "./plan.ts";
import type { Settings } from "./settings/settings.ts";
import { capabilities } from "./tiers.ts";

interface Need {
  readonly name: string;
  readonly neededFor: string;
}

function integrationNeeds(receiver: string, integration: Integration, settings: Settings, catalog: Catalog): Need[] {
  const neededFor = `receiver ${receiver}: ${integration.kind}`;
  switch (integration.kind) {
    case "pagerduty":
      return settings.pages ? [{ name: integration.routingKey.secret, neededFor }] : [];
    case "slack":
      return [{ name: integration.url.secret, neededFor }];
    case "discord":
    case "teams":
      return settings.notifications[integration.setting] ? [{ name: integration.url.secret, neededFor }] : [];
    case "email":
      return [{ name: catalog.notifications.smtp.password.secret, neededFor: "e-mail" }];
    case "webhook":
      return [];
  }
}

/**
 * The secrets that this stack needs, and whether config sets them. The local tier needs none: its inbox takes every
 * message, and its demo knows the token that the checks send.
 */
export function secretsNeeded(catalog: Catalog, settings: Settings): readonly PlannedSecret[] {
  if (settings.tier === "local") return [];
  const used = [...new Set(capabilities.flatMap((capability) => settings.capabilities[capability].backends))];
  const needs = [
    ...used.flatMap((id) => backends[id].secrets.map((name) => ({ name, neededFor: backends[id].title }))),
    ...catalog.notifications.receivers.flatMap(({ name, integrations }) =>
      integrations.flatMap((integration) => integrationNeeds(name, integration, settings, catalog)),
    ),
    ...catalog.uptimeChecks.flatMap(({ name, bearer }) =>
      bearer === undefined ? [] : [{ name: bearer.secret, neededFor: `uptime check ${name}` }],
    ),
  ];
  return [...new Set(needs.map(({ name }) => name))].sort().map((name) => ({
    name,
    set: settings.secretsSet.some((key) => key === name),
    neededFor: [...new Set(needs.filter((need) => need.name === name).map((need) => need.neededFor))].join(", "),
  }));
}

import type { BackendItem, Compiled, Context } from "../backend.ts";
import { compile as routed } from "../alertmanager/compile.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { BackendOutput } from "../../model/stack.ts";
import type { NotificationSwitches } from "./receiver.ts";

/**
 * What of the catalog a vendor gets where two work side by side: everything that config leaves with it, but only the
 * paging vendor notifies people, or each fault would page twice.
 */
export function vendorShare({ catalog, serves, notifies }: Context): Catalog {
  const { notifications } = catalog;
  return {
    ...catalog,
    dashboards: serves.has("dashboards") ? catalog.dashboards : [],
    uptimeChecks: serves.has("uptime") ? catalog.uptimeChecks : [],
    notifications: notifies
      ? notifications
      : { ...notifications, receivers: notifications.receivers.map((receiver) => ({ ...receiver, integrations: [] })) },
  };
}

/** What config switches on of the catalog's integrations. */
export const switches = ({ notifications }: Context): NotificationSwitches => ({
  enabled: { discord: notifications.discord, teams: notifications.teams },
  webhooks: {
    webhookUrl: notifications.webhookUrl !== undefined,
    heartbeatUrl: notifications.heartbeatUrl !== undefined,
  },
});

const capabilityOf = {
  alert: "alerting",
  recording: "metrics",
  slo: "metrics",
  panel: "dashboards",
  "uptime check": "uptime",
  route: "alerting",
} as const;

/**
 * A vendor routes as Alertmanager would; it has no object for that, each monitor says itself whom it notifies: the one
 * that notifies people lists the routes.
 */
export function vendorCompiled<Objects>(output: BackendOutput<Objects>, context: Context): Compiled<Objects> {
  const { discord, teams, webhookUrl, heartbeatUrl } = context.notifications;
  const routes = context.notifies
    ? routed(context.catalog, context.stack, { enabled: { discord, teams }, webhookUrl, heartbeatUrl }).items
    : [];
  const items = [...output.items, ...routes].map((item): BackendItem => ({
    ...item,
    capability: capabilityOf[item.kind],
  }));
  return { ...output, items };
}

/** Secrets of the receivers that a vendor notifies and of its checks; it sends e-mail itself, without a password. */
export async function vendorSecrets({ catalog, stack, notifications }: Context): Promise<readonly string[]> {
  const { secretsRead } = await import("../alertmanager/compile.ts");
  const { discord, teams } = notifications;
  const mail = catalog.notifications.smtp.password.secret;
  return [
    ...secretsRead(catalog, stack, { enabled: { discord, teams } }).filter((name) => name !== mail),
    ...catalog.uptimeChecks.flatMap(({ bearer }) => (bearer === undefined ? [] : [bearer.secret])),
  ];
}

/** A vendor that hosts everything serves every capability but paging, under its own name. */
export const hostsEverything = (vendor: string) =>
  (["metrics", "logs", "traces", "dashboards", "alerting", "uptime", "errors"] as const).map((capability) => ({
    capability,
    choice: vendor,
    tiers: ["simplified"] as const,
  }));

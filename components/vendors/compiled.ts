import type { BackendItem, Compiled, Context } from "../backend.ts";
import type { AlertmanagerObjects } from "../alertmanager/compile.ts";
import { compile as routed } from "../alertmanager/compile.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { BackendOutput, StackContext } from "../../model/stack.ts";
import type { NotificationSwitches } from "./receiver.ts";

/**
 * What of the catalog a vendor gets where two work side by side: everything that config leaves with it, but only the
 * paging vendor notifies people, or each fault would page twice.
 */
function share({ catalog, serves, notifies }: Context): Catalog {
  const { notifications } = catalog;
  return {
    ...catalog,
    uptimeChecks: serves.has("uptime") ? catalog.uptimeChecks : [],
    notifications: notifies
      ? notifications
      : { ...notifications, receivers: notifications.receivers.map((receiver) => ({ ...receiver, integrations: [] })) },
  };
}

/** What a vendor is to do of what its catalog has. */
export interface VendorOptions extends NotificationSwitches {
  /** False: another backend draws the dashboards, to which alerts still link. Default: true. */
  readonly drawsDashboards?: boolean | undefined;
}

/** What config leaves with the vendor and switches on of the catalog's integrations. */
const options = ({ serves, notifications }: Context): VendorOptions => ({
  drawsDashboards: serves.has("dashboards"),
  enabled: { discord: notifications.discord, teams: notifications.teams },
  webhooks: {
    webhookUrl: notifications.webhookUrl !== undefined,
    heartbeatUrl: notifications.heartbeatUrl !== undefined,
  },
});

/** A vendor routes as Alertmanager would, and has no object for that: each monitor says itself whom it notifies. */
function routes({ catalog, stack, notifications, notifies }: Context): BackendOutput<AlertmanagerObjects> | undefined {
  const { discord, teams, webhookUrl, heartbeatUrl } = notifications;
  return notifies ? routed(catalog, stack, { enabled: { discord, teams }, webhookUrl, heartbeatUrl }) : undefined;
}

/** Secrets of the receivers that a vendor notifies and of its checks; it sends e-mail itself, without a password. */
function secretsRead(receivers: readonly string[], { notifications, uptimeChecks }: Catalog): readonly string[] {
  const mail = notifications.smtp.password.secret;
  return [
    ...receivers.filter((name) => name !== mail),
    ...uptimeChecks.flatMap(({ bearer }) => (bearer === undefined ? [] : [bearer.secret])),
  ];
}

const capabilityOf = {
  alert: "alerting",
  recording: "metrics",
  slo: "metrics",
  panel: "dashboards",
  "uptime check": "uptime",
  route: "alerting",
} as const;

/** What a vendor's objects say beside those that its API takes. */
export interface VendorObjects {
  /** Names of the secrets that whoever is notified is reached with, and those of the checks. */
  readonly secretsRead: readonly string[];
}

/** A vendor's share of the catalog, compiled; of two vendors, the one that notifies people lists the routes. */
export function vendorCompiled<Objects>(
  compile: (catalog: Catalog, stack: StackContext, options: VendorOptions) => BackendOutput<Objects>,
  context: Context,
): Compiled<Objects & VendorObjects> {
  const catalog = share(context);
  const { objects, items, ...rest } = compile(catalog, context.stack, options(context));
  const routing = routes(context);
  const all = [...items, ...(routing?.items ?? [])];
  return {
    ...rest,
    objects: { ...objects, secretsRead: secretsRead(routing?.objects.secretsRead ?? [], catalog) },
    items: all.map((item): BackendItem => ({ ...item, capability: capabilityOf[item.kind] })),
  };
}

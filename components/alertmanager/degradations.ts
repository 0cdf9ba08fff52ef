import type { Degradation } from "../../model/stack.ts";
import type { AlertmanagerOptions } from "./options.ts";
import type { ActiveReceivers } from "./receivers.ts";
import { recipient } from "./receivers.ts";

const backend = "alertmanager";

const discord: Degradation = {
  backend,
  item: "notifications: Discord",
  lost: "an embed's colour by severity and its fields: Alertmanager colours by status and sets no fields",
  fallback: "red while firing and green when resolved; Severity, Service and Time as a line of the text",
};

const slack: Degradation = {
  backend,
  item: "notifications: Slack",
  lost: "channel, user name and icon of a message: the webhook of a Slack app uses its own",
  fallback: "one webhook per channel, named in secret config; name and icon are set once in the app",
};

/** What of the catalog's notifications Alertmanager, or this stack's config, cannot deliver. */
export function degradations(
  { receivers, leftOut }: ActiveReceivers,
  { inbox }: AlertmanagerOptions,
): readonly Degradation[] {
  const used = new Set(receivers.flatMap(({ integrations }) => integrations.map(({ kind }) => kind)));
  return [
    ...leftOut.map(({ receiver, integration, missing }) => {
      const others = receivers.find(({ name }) => name === receiver)?.integrations.map(recipient) ?? [];
      return {
        backend,
        item: `receiver ${receiver}`,
        lost: `${recipient(integration)} is not notified: ${missing} is not set`,
        fallback: others.length === 0 ? "nothing: this receiver notifies nobody" : others.join("; "),
      };
    }),
    ...(used.has("discord") ? [discord] : []),
    ...(used.has("slack") && inbox === undefined ? [slack] : []),
  ];
}

import type { Degradation } from "../../../model/stack.ts";
import type { Context } from "./names.ts";

const backend = "datadog";

/** What of the catalog's notifications monitors cannot do. */
export function notificationDegradations({ catalog, options }: Context): readonly Degradation[] {
  const { inhibitions, muteWindows, receivers } = catalog.notifications;
  const kinds = new Set(receivers.flatMap(({ integrations }) => integrations.map(({ kind }) => kind)));
  return [
    ...(inhibitions.length === 0
      ? []
      : [
          {
            backend,
            item: "inhibitions",
            lost: `${inhibitions.length} pairs of which one silences the other: monitors do not know each other`,
            standIn: "each tells by itself; PagerDuty groups what concerns one service",
          },
        ]),
    ...muteWindows.map(({ name }) => ({
      backend,
      item: `mute window ${name}`,
      lost: "it is no part of a monitor",
      standIn: "nothing: alerts tell during it",
    })),
    ...(kinds.has("slack")
      ? [
          {
            backend,
            item: "notifications: Slack",
            lost: "user name, icon and colour of a message",
            standIn: "those of Datadog's own Slack app",
          },
        ]
      : []),
    ...(kinds.has("webhook") && options.webhooks?.webhookUrl !== true
      ? [
          {
            backend,
            item: "notifications: webhook",
            lost: "the webhook is not told: webhookUrl is not set",
            standIn: "its receiver's other integrations",
          },
        ]
      : []),
  ];
}

import type { Degradation } from "../../../model/stack.ts";
import type { Context } from "./context.ts";

const backend = "newrelic";

/** What of the catalog's notifications policies and workflows cannot do. */
export function notificationDegradations({ catalog }: Context): readonly Degradation[] {
  const { inhibitions, muteWindows, receivers } = catalog.notifications;
  const kinds = new Set(receivers.flatMap(({ integrations }) => integrations.map(({ kind }) => kind)));
  return [
    ...(inhibitions.length === 0
      ? []
      : [
          {
            backend,
            item: "inhibitions",
            lost: `${inhibitions.length} pairs of which one silences the other: conditions do not know each other`,
            standIn: "each tells by itself; PagerDuty groups what concerns one service",
          },
        ]),
    ...muteWindows.map(({ name }) => ({
      backend,
      item: `mute window ${name}`,
      lost: "it is no part of a condition",
      standIn: "nothing: alerts tell during it",
    })),
    ...(kinds.has("slack")
      ? [
          {
            backend,
            item: "notifications: Slack",
            lost: "a destination made from here: New Relic wants a person to log in to Slack",
            standIn: "a destination that exists, looked up by name",
          },
        ]
      : []),
    ...(kinds.has("pagerduty")
      ? [
          {
            backend,
            item: "notifications: messages",
            lost: "the alert's value in its text",
            standIn: "the threshold that it crossed, and the value in New Relic's own part of the message",
          },
        ]
      : []),
  ];
}

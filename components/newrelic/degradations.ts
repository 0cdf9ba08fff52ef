import type { Degradation } from "../../model/stack.ts";
import { lostIf } from "../vendors/loss.ts";
import { integrationKinds, silencesLost } from "../vendors/notification-losses.ts";
import type { Context } from "./context.ts";

const backend = "newrelic";

/** What of the catalog's notifications policies and workflows cannot do. */
export function notificationDegradations({ catalog }: Context): readonly Degradation[] {
  const kinds = integrationKinds(catalog.notifications);
  return [
    ...silencesLost(catalog.notifications, backend, "condition"),
    ...lostIf(kinds.has("slack"), {
      backend,
      item: "notifications: Slack",
      lost: "a destination made from here: New Relic wants a person to log in to Slack",
      fallback: "a destination that exists, looked up by name",
    }),
    ...lostIf(kinds.has("pagerduty"), {
      backend,
      item: "notifications: messages",
      lost: "the alert's value in its text",
      fallback: "the threshold that it crossed, and the value in New Relic's own part of the message",
    }),
  ];
}

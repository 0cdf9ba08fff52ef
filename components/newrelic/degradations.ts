import type { Degradation } from "../../model/stack.ts";
import { lostIf } from "../vendors/loss.ts";
import { groupingLost, kindsInUse, silencesLost, textsLost, webhooksLost } from "../vendors/notification-losses.ts";
import { usedReceivers } from "../vendors/receiver.ts";
import type { Context } from "./context.ts";

const backend = "newrelic";

/** What of the catalog's notifications policies and workflows cannot do. */
export function notificationDegradations({ catalog, stack, options }: Context): readonly Degradation[] {
  const receivers = usedReceivers(catalog, stack, options);
  const kinds = kindsInUse(receivers);
  return [
    ...silencesLost(catalog.notifications, backend, "condition"),
    ...groupingLost(catalog.notifications, backend, "condition"),
    ...webhooksLost(receivers, backend),
    ...textsLost(receivers, backend, "the condition's description"),
    ...lostIf(kinds.includes("slack"), {
      backend,
      item: "notifications: Slack",
      lost: "a destination made from here: New Relic wants a person to log in to Slack",
      fallback: "a destination that exists, looked up by name",
    }),
    ...lostIf(kinds.length > 0, {
      backend,
      item: "notifications: messages",
      lost: "the alert's value in its text",
      fallback: "the threshold that it crossed, and the value in New Relic's own part of the message",
    }),
  ];
}

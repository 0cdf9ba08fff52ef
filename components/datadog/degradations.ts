import type { Degradation } from "../../model/stack.ts";
import { lostIf } from "../vendors/loss.ts";
import { integrationKinds, silencesLost } from "../vendors/notification-losses.ts";
import type { Context } from "./names.ts";

const backend = "datadog";

/** What of the catalog's notifications monitors cannot do. */
export function notificationDegradations({ catalog, options }: Context): readonly Degradation[] {
  const kinds = integrationKinds(catalog.notifications);
  return [
    ...silencesLost(catalog.notifications, backend, "monitor"),
    ...lostIf(kinds.has("slack"), {
      backend,
      item: "notifications: Slack",
      lost: "user name, icon and colour of a message",
      fallback: "those of Datadog's own Slack app",
    }),
    ...lostIf(kinds.has("webhook") && options.webhooks?.webhookUrl !== true, {
      backend,
      item: "notifications: webhook",
      lost: "the webhook is not told: webhookUrl is not set",
      fallback: "its receiver's other integrations",
    }),
  ];
}

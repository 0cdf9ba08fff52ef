import type { Degradation } from "../../../model/stack.ts";
import { silencesLost, textsLost, webhooksLost } from "../../hosted/notification-losses.ts";
import { usedReceivers } from "../../hosted/receiver.ts";
import type { Context } from "./names.ts";

const backend = "datadog";

/** What of the catalog's notifications monitors cannot do. */
export function notificationDegradations({ catalog, stack, options }: Context): readonly Degradation[] {
  const receivers = usedReceivers(catalog, stack, options);
  return [
    ...silencesLost(catalog.notifications, backend, "monitor"),
    ...webhooksLost(receivers, backend),
    ...textsLost(receivers, backend, "the monitor's message"),
  ];
}

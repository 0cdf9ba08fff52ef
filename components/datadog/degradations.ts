import type { Degradation } from "../../model/stack.ts";
import { groupingLost, silencesLost, textsLost, webhooksLost } from "../vendors/notification-losses.ts";
import { usedReceivers } from "../vendors/receiver.ts";
import type { Context } from "./names.ts";

const backend = "datadog";

/** What of the catalog's notifications monitors cannot do. */
export function notificationDegradations({ catalog, stack, options }: Context): readonly Degradation[] {
  const receivers = usedReceivers(catalog, stack, options);
  return [
    ...silencesLost(catalog.notifications, backend, "monitor"),
    ...groupingLost(catalog.notifications, backend, "monitor"),
    ...webhooksLost(receivers, backend),
    ...textsLost(receivers, backend, "the monitor's message"),
  ];
}

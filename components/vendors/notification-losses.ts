import type { Notifications } from "../../model/notification.ts";
import type { Degradation } from "../../model/stack.ts";
import { lostIf } from "./loss.ts";

/**
 * What vendors lose of Alertmanager's silences, because what they evaluate knows neither its like nor the hour.
 *
 * @param evaluated what the vendor calls one alert: "monitor", "condition"
 */
export function silencesLost(
  { inhibitions, muteWindows }: Notifications,
  backend: string,
  evaluated: string,
): readonly Degradation[] {
  return [
    ...lostIf(inhibitions.length > 0, {
      backend,
      item: "inhibitions",
      lost: `${inhibitions.length} pairs of which one silences the other: ${evaluated}s do not know each other`,
      fallback: "each tells by itself; PagerDuty groups what concerns one service",
    }),
    ...muteWindows.map(({ name }) => ({
      backend,
      item: `mute window ${name}`,
      lost: `it is no part of a ${evaluated}`,
      fallback: "nothing: alerts tell during it",
    })),
  ];
}

/** The kinds of integration that receivers have. */
export function integrationKinds({ receivers }: Notifications): ReadonlySet<string> {
  return new Set(receivers.flatMap(({ integrations }) => integrations.map(({ kind }) => kind)));
}

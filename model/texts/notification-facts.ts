import type { AlertBase } from "../alert.ts";
import type { Catalog } from "../catalog.ts";
import { serviceOf } from "../catalog.ts";
import type { RouteTiming } from "../notification.ts";
import type { Fact } from "./fact.ts";
import { durationFact } from "./fact.ts";

/** Of the first route that takes the alert, as Alertmanager looks for it. */
function timingOf(alert: AlertBase, team: string, { notifications }: Catalog): RouteTiming {
  const { routes, defaultRoute } = notifications;
  const takes = (wanted: string | undefined, has: string) => wanted === undefined || wanted === has;
  return (
    routes.find(
      ({ match }) => takes(match.alert, alert.name) && takes(match.severity, alert.severity) && takes(match.team, team),
    ) ?? defaultRoute
  );
}

/** When people are notified, again and again, and after how long the next ones are. */
export function notificationFacts(alert: AlertBase, catalog: Catalog): readonly Fact[] {
  const { team, escalationPolicy } = serviceOf(catalog, alert.service);
  const { groupWait, groupInterval, repeatInterval } = timingOf(alert, team, catalog);
  const policy = catalog.onCall.escalationPolicies.find(({ name }) => name === escalationPolicy);
  return [
    ...durationFact("groupWait", groupWait),
    ...durationFact("groupInterval", groupInterval),
    ...durationFact("repeat", repeatInterval),
    ...(policy?.levels ?? []).flatMap(({ delay }, index) => durationFact(`escalation.${index + 1}`, delay)),
  ];
}

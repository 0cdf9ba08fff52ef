import { oncePer } from "../once-per.ts";
import type { Inhibition } from "../notification.ts";
import type { Subject } from "./subject.ts";
import type { AnyAlert } from "../alert.ts";
import { watchedAlerts } from "./watched-alerts.ts";

/** An inhibition with the two alerts that it names, and where it stands. */
interface InhibitionPair {
  readonly path: string;
  readonly inhibition: Inhibition;
  readonly source: AnyAlert;
  readonly target: AnyAlert;
}

/** The inhibitions whose alerts both exist. */
export const inhibitionPairs = oncePer((subject: Subject): readonly InhibitionPair[] => {
  const { inhibitions } = subject.catalog.notifications;
  if (inhibitions.length === 0) return [];
  const alerts = new Map(watchedAlerts(subject).map((alert) => [alert.name, alert]));
  return inhibitions.flatMap((inhibition, index) => {
    const [source, target] = [alerts.get(inhibition.source), alerts.get(inhibition.target)];
    if (source === undefined || target === undefined) return [];
    return [{ path: `notifications.inhibitions[${index}]`, inhibition, source, target }];
  });
});

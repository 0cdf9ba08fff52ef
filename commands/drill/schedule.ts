import type { Alert, DrillFault } from "../../model/alert.ts";
import type { Inhibition } from "../../model/notification.ts";

/** What a fault touches, as a path: two faults can run together if neither's path leads to the other's. */
export function touches(fault: DrillFault): string {
  switch (fault.kind) {
    case "demo": {
      // A metric that is left out is the one that error and latency faults move.
      const what =
        fault.fault === "absent" || fault.fault === "errors" || fault.fault === "latency" ? "requests" : fault.fault;
      return `/${fault.on}/${what}`;
    }
    case "stop":
      return `/${fault.process}`;
    case "freeze":
      // With a part of the notification path frozen, no other drill could be heard.
      return "";
    case "refuse":
      return `/inbox/${fault.messages}`;
    case "prometheus":
    case "unscrape":
      return "/prometheus";
    case "none":
      return "/nothing";
  }
}

function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

/** Whether two drills would disturb each other: by their faults, or because one alert silences the other. */
export function conflict(a: Alert, b: Alert, inhibitions: readonly Inhibition[]): boolean {
  return (
    overlap(touches(a.drill), touches(b.drill)) ||
    inhibitions.some(
      ({ source, target }) => (source === a.name && target === b.name) || (source === b.name && target === a.name),
    )
  );
}

/** Puts drills that do not disturb each other into rounds, in catalog order. */
export function rounds(alerts: readonly Alert[], inhibitions: readonly Inhibition[]): readonly (readonly Alert[])[] {
  const planned: Alert[][] = [];
  for (const alert of alerts) {
    const free = planned.find((round) => round.every((other) => !conflict(alert, other, inhibitions)));
    if (free === undefined) planned.push([alert]);
    else free.push(alert);
  }
  return planned;
}

import type { Check } from "../subject.ts";
import { length } from "../subject.ts";
import { routesOf } from "./routes.ts";

/**
 * Repeats that Alertmanager rounds up, because it looks at a group once per group interval. Up to one interval it
 * repeats at every look, which a heartbeat wants.
 */
export const routeTiming: Check = ({ catalog }) =>
  routesOf(catalog).flatMap(([at, { groupInterval, repeatInterval }]) => {
    const looks = length(repeatInterval) / length(groupInterval);
    if (!Number.isFinite(looks) || looks <= 1 || Number.isInteger(looks)) return [];
    return [
      {
        path: `${at}.repeatInterval`,
        found: repeatInterval,
        allowed: `a multiple of the group interval, ${groupInterval}, or less than it`,
      },
    ];
  });

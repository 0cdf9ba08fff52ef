import type { AnyAlert } from "../alert.ts";
import { sloAlerts } from "../burn-rate.ts";
import { oncePer } from "../once-per.ts";
import type { Subject } from "./subject.ts";
import { length } from "./subject.ts";

/** Every alert that somebody may be notified of. An SLO that cannot be computed, which other checks report, brings none. */
export const watchedAlerts = oncePer(({ catalog, burnWindows }: Subject): readonly AnyAlert[] => {
  const usable = catalog.slos.filter((slo) => burnWindows(slo) !== undefined && length(slo.absentAfter) > 0);
  return [...usable.flatMap(sloAlerts), ...catalog.alerts, ...catalog.logAlerts];
});

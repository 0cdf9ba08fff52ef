import type { DrillFault } from "../../alert.ts";
import { oneOf } from "../choices.ts";
import type { Mistake } from "../mistake.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

/** Alerts without the fault that proves them, or with one of a process or a scrape job that does not exist. */
export const drills: Check = ({ catalog, limits: { processes }, scrapeJobs }) => {
  // TypeScript demands a drill; a catalog in plain JavaScript may lack it.
  const checked = (drill: DrillFault | undefined, at: string): readonly Mistake[] => {
    if (drill === undefined) return [{ path: at, found: "nothing", allowed: 'a fault, or { kind: "none" }' }];
    if (drill.kind === "unscrape" && !scrapeJobs.has(drill.job)) {
      return [{ path: `${at}.job`, found: quoted(drill.job), ...oneOf(scrapeJobs.keys(), drill.job) }];
    }
    if (drill.kind !== "freeze" && drill.kind !== "stop") return [];
    if (processes === undefined || processes.includes(drill.process)) return [];
    return [{ path: `${at}.process`, found: quoted(drill.process), ...oneOf(processes, drill.process) }];
  };
  return [
    ...catalog.slos.flatMap(({ name, drill }) =>
      (["page", "ticket", "absent"] as const).flatMap((which) =>
        checked(drill[which], path("slos", name, "drill", which)),
      ),
    ),
    ...catalog.alerts.flatMap(({ name, drill }) => checked(drill, path("alerts", name, "drill"))),
  ];
};

import type { Service } from "../backend.ts";

/** A vendor that hosts everything serves every capability but paging, under its own name. */
export const hostsEverything = (vendor: string): readonly Service[] =>
  (["metrics", "logs", "traces", "dashboards", "alerting", "uptime", "errors"] as const).map((capability) => ({
    capability,
    choice: vendor,
    tiers: ["simplified"],
  }));

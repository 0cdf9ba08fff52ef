import { declare } from "../backend.ts";
import { economy, expected } from "../prices.ts";
import type { CheckService } from "../uptime-checks/compile.ts";

const id = "uptimerobot";

/** API v3, free plan: five minutes at least. Its default method is HEAD, so GET is stated. */
const uptimerobotChecks: CheckService = {
  backend: id,
  intervals: [300, 600, 900, 1800, 3600],
  statuses: true,
};

export const uptimerobot = declare({
  id,
  title: "UptimeRobot",
  serves: [{ capability: "uptime", choice: id, tiers: ["economy", "complete"] }],
  price: () => [{ item: "UptimeRobot", price: expected(0, 20, economy) }],
  compile: async ({ catalog, stack }) =>
    (await import("../uptime-checks/compile.ts")).compile(catalog, stack, uptimerobotChecks),
  files: async (objects) => (await import("../uptime-checks/compile.ts")).files(objects),
  secretsNeeded: async (objects) => (await import("../uptime-checks/compile.ts")).secretsNeeded(objects),
});

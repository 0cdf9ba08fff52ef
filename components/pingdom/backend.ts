import { declare } from "../backend.ts";
import type { CheckService } from "../uptime-checks/compile.ts";

const id = "pingdom";

/** API 3.1: resolution is one of five; any answer from 400 on is down; the method is GET without a body. */
const pingdomChecks: CheckService = { backend: id, intervals: [60, 300, 900, 1800, 3600], statuses: false };

export const pingdom = declare({
  id,
  title: "Pingdom",
  serves: [{ capability: "uptime", choice: id, tiers: ["complete"] }],
  price: () => [
    {
      item: "Pingdom",
      price: {
        low: 10,
        high: 15,
        source: "Pingdom synthetics with 10 uptime checks, by undated reports: its price list is not public",
      },
    },
  ],
  compile: async ({ catalog, stack }) =>
    (await import("../uptime-checks/compile.ts")).compile(catalog, stack, pingdomChecks),
  files: async (objects) => (await import("../uptime-checks/compile.ts")).files(objects),
  secretsNeeded: async (objects) => (await import("../uptime-checks/compile.ts")).secretsNeeded(objects),
});

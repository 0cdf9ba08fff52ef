import { declare } from "../backend.ts";
import { enterprise, expected } from "../prices.ts";
import type { VendorObjects } from "../vendors/compiled.ts";
import { hostsEverything } from "../vendors/services.ts";
import type { NewRelicObjects } from "./compile.ts";
import type { Secrets } from "../../model/secret.ts";

const newrelicSecrets: Secrets = { newrelicApiKey: "New Relic user key" };

const id = "newrelic";

export const newrelic = declare<undefined, NewRelicObjects & VendorObjects>({
  id,
  title: "New Relic",
  vendor: true,
  serves: hostsEverything(id),
  secrets: newrelicSecrets,
  retention: {
    fixed: true,
    days: { metrics: 395, logs: 30, traces: 8 },
    source: "New Relic's data retention: metrics 13 months, and the defaults of its original data option",
  },
  // Vendors give dashboards ids of their own: a search by name finds them.
  defaults: () => ({ dashboardUrl: "https://one.newrelic.com/dashboards?q={title}" }),
  metricName: async (metric, catalog) => (await import("./context.ts")).metricName(metric, { catalog }),
  price: () => [{ item: "New Relic", price: expected(300, 600, `${enterprise}: New Relic`) }],
  secretsNeeded: ({ secretsRead }) => Promise.resolve([...Object.keys(newrelicSecrets), ...secretsRead]),
  compile: async (context) => {
    const { vendorCompiled } = await import("../vendors/compiled.ts");
    return vendorCompiled((await import("./compile.ts")).compile, context);
  },
  files: async (objects) => (await import("./compile.ts")).files(objects),
  check: async ({ objects }) => (await import("./check.ts")).check(objects),
});

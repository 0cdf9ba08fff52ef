import { declare } from "../backend.ts";
import { enterprise, expected, professional } from "../prices.ts";
import type { VendorObjects } from "../vendors/compiled.ts";
import { hostsEverything } from "../vendors/services.ts";
import type { DatadogObjects } from "./compile.ts";
import type { Secrets } from "../../model/secret.ts";

const datadogSecrets: Secrets = {
  datadogApiKey: "Datadog API key",
  datadogAppKey: "Datadog application key",
};

const id = "datadog";

export const datadog = declare<undefined, DatadogObjects & VendorObjects>({
  id,
  title: "Datadog",
  vendor: true,
  serves: hostsEverything(id),
  secrets: datadogSecrets,
  retention: {
    fixed: true,
    days: { metrics: 450, logs: 15, traces: 15 },
    source:
      "Datadog's data retention periods: metrics 15 months, spans 15 days; logs by plan, 15 days in the list price",
  },
  // Vendors give dashboards ids of their own: a search by name finds them.
  defaults: () => ({ dashboardUrl: "https://app.datadoghq.com/dashboard/lists?q={title}" }),
  metricName: async (metric, catalog) => (await import("./names.ts")).metricName(metric, catalog),
  price: ({ vendors }) => [
    {
      item: "Datadog",
      price: vendors > 1 ? expected(500, 1000, `${enterprise}: Datadog Pro`) : expected(200, 500, professional),
    },
  ],
  secretsNeeded: ({ secretsRead }) => Promise.resolve([...Object.keys(datadogSecrets), ...secretsRead]),
  compile: async (context) => {
    const { vendorCompiled } = await import("../vendors/compiled.ts");
    return vendorCompiled((await import("./compile.ts")).compile, context);
  },
  files: async (objects) => (await import("./compile.ts")).files(objects),
  check: async ({ objects }) => (await import("./check.ts")).check(objects),
});

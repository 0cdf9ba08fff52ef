import type { Service } from "../backend.ts";
import { declare } from "../backend.ts";
import { economy, expected } from "../prices.ts";
import type { LanguageObjects } from "../languages.ts";

const serves = (capability: Service["capability"], choice: string): Service => ({
  capability,
  choice,
  tiers: ["economy"],
});

export const grafanaCloud = declare<undefined, LanguageObjects>({
  id: "grafana-cloud",
  title: "Grafana Cloud",
  serves: [
    serves("metrics", "prometheus"),
    serves("logs", "loki"),
    serves("traces", "tempo"),
    serves("dashboards", "grafana"),
    serves("alerting", "grafana"),
  ],
  retention: {
    fixed: true,
    days: { metrics: 14, logs: 14, traces: 14 },
    source: "Grafana Cloud's free plan, 2026-05",
  },
  defaults: (_, { catalog: { product } }) => ({ dashboardUrl: `https://${product}.grafana.net/d/{uid}` }),
  price: () => [{ item: "Grafana Cloud", price: expected(0, 50, economy) }],
  secretsNeeded: ({ alertmanager }) => Promise.resolve(alertmanager.secretsRead),
  compile: async (context) => (await import("./compile.ts")).compile(context),
  files: async (objects) => (await import("../languages.ts")).languageFiles(objects),
  rendered: async (_, context) =>
    (await import("../prometheus/unit-tests/index.ts")).renderedUnitTests(context.catalog, context.stack),
  check: async ({ objects }) => (await import("../languages.ts")).languageCheck(objects),
});

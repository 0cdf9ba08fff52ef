import { declare } from "../backend.ts";
import type { LanguageObjects } from "../languages.ts";
import { databaseObstacle, missingPrograms, withoutDatabase } from "./machine.ts";
import { localOptions, placesOf } from "./options.ts";
import { takenPortIssues } from "./taken-ports.ts";
import { local as origin, processes } from "./processes.ts";
import type { LocalSettings } from "./settings.ts";
import { localSettings } from "./settings.ts";

const tiers = ["local"] as const;

const isInstalled = (program: string | undefined): boolean => program !== undefined;

/** Programs of this machine, which watch a demo of the product; every message goes to an inbox beside them. */
export const local = declare<LocalSettings, LanguageObjects>({
  id: "local",
  title: "programs on this machine",
  serves: [
    {
      capability: "metrics",
      choice: "prometheus",
      tiers,
      id: "prometheus-local",
      title: "Prometheus on this machine",
    },
    {
      capability: "dashboards",
      choice: "files",
      tiers,
      id: "dashboard-files",
      title: "dashboards as files, shown by no one",
    },
    {
      capability: "dashboards",
      choice: "grafana",
      tiers,
      id: "grafana-local",
      title: "Grafana on this machine",
      preferred: ({ programs }) => isInstalled(programs.grafana),
      obstacle: ({ programs }) =>
        isInstalled(programs.grafana)
          ? undefined
          : {
              got: '"grafana", but Grafana is not installed on this machine',
              expected: "dashboards: files, or install Grafana so that it is on PATH",
            },
    },
    {
      capability: "alerting",
      choice: "alertmanager",
      tiers,
      id: "alertmanager-local",
      title: "Alertmanager on this machine",
    },
    { capability: "paging", choice: "inbox", tiers, id: "inbox", title: "the inbox on this machine" },
    {
      capability: "uptime",
      choice: "blackbox",
      tiers,
      id: "blackbox-exporter-local",
      title: "blackbox exporter on this machine",
    },
  ],
  formerly: "local",
  takesMessages: "not with tier: local, whose inbox takes every message",
  settings: localSettings,
  retention: { fixed: false, days: { metrics: 31 }, source: "the SLOs' 30 days and one for their edges" },
  // Everything reaches the inbox, which wakes nobody.
  presets: { cluster: "local", discord: true, teams: true },
  defaults: ({ ports }, { chosen }) => ({
    baseUrl: origin(ports.backend),
    runbookUrl: `${origin(ports.inbox)}/runbooks/{alert}`,
    dashboardUrl: chosen.dashboards.some(({ choice }) => choice === "grafana")
      ? `${origin(ports.grafana)}/d/{uid}`
      : `${origin(ports.inbox)}/alerts/{alert}`,
  }),
  machine: async (machine, own) => {
    const obstacle = await databaseObstacle(machine, placesOf(own, machine).root);
    return obstacle === undefined ? machine : withoutDatabase(machine, obstacle);
  },
  speed: ({ speed }) => speed,
  processes: (context) => processes(localOptions(context)).map(({ name }) => name),
  compile: async (context) => (await import("./compile.ts")).compile(context),
  files: async (objects) => (await import("../languages.ts")).languageFiles(objects),
  rendered: async (_, { catalog, stack }) =>
    (await import("../prometheus/unit-tests/index.ts")).renderedUnitTests(catalog, stack),
  check: async ({ objects }) => (await import("../languages.ts")).languageCheck(objects),
  resources: async (objects, context) => (await import("./compile.ts")).resources(objects, context),
  obstacles: (context) => takenPortIssues(context),
  preflight: (_, { machine }) => Promise.resolve({ issues: missingPrograms(machine), unseen: [] }),
  deploy: async () => (await import("./deploy-local.ts")).deploy,
});

import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import type { LocalMachine } from "../../plan/compile.ts";
import { chosenPrograms, localRoot } from "../../plan/compile.ts";
import type { Planned } from "../../plan/make-plan.ts";
import type { Settings } from "../../plan/settings/settings.ts";
import { localFiles } from "./files.ts";
import { layout } from "./layout.ts";
import type { LocalOptions } from "./processes.ts";
import { exportersUsed, local, processes } from "./processes.ts";
import { sourceDigest } from "./digest.ts";
import { databaseCluster } from "./machine.ts";
import { LocalMonitoring } from "./local-monitoring.ts";
import { StratoaiProvider } from "./provider.ts";

/** Version that the demo backend reports where APP_VERSION is not set: the product's own default. */
const defaultVersion = "1.0.0";

/** The token that the local uptime checks and the demo backend share; it opens nothing else. */
const localToken = "local-test-token";

/** What a person, `status` and `drill` need to know of a running local tier. */
export type LocalOutputs = Readonly<Record<string, pulumi.Input<unknown>>>;

function optionsOf({ stack, catalog }: Planned, settings: Settings, machine: LocalMachine): LocalOptions {
  const { local: own } = settings;
  if (own === undefined) throw new Error(`tier ${settings.tier} does not run on this machine`);
  const places = layout(localRoot(settings, machine));
  return {
    title: catalog.title,
    exporters: exportersUsed(catalog),
    database: databaseCluster(places),
    layout: places,
    ports: own.ports,
    programs: chosenPrograms(settings, machine),
    project: machine.project,
    tsx: import.meta.resolve("tsx"),
    metricRetention: stack.metricRetention,
    speed: own.speed,
    uptimeToken: localToken,
    environment: stack.environment,
    version: process.env.APP_VERSION ?? defaultVersion,
    traffic: own.traffic,
  };
}

/**
 * Makes the local tier's resources, and says where to look.
 *
 * @param databaseObstacle why the demo plays PostgreSQL, where it does
 */
export function localTier(
  planned: Planned,
  settings: Settings,
  machine: LocalMachine,
  databaseObstacle: string | undefined,
): LocalOutputs {
  const options = optionsOf(planned, settings, machine);
  const { ports, layout: places, programs } = options;
  const outputs = planned.compiled.map(({ output }) => output);
  new LocalMonitoring(
    planned.plan.product,
    {
      layout: places,
      files: localFiles(planned.catalog, planned.stack, outputs, options),
      processes: processes(options),
      sourceDigest: sourceDigest(join(machine.project, "demo")),
    },
    { provider: new StratoaiProvider("local") },
  );
  return {
    inbox: local(ports.inbox),
    prometheus: local(ports.prometheus),
    alertmanager: local(ports.alertmanager),
    backend: local(ports.backend),
    switches: `${local(ports.backend)}/demo`,
    exporters: local(ports.exporters),
    grafana: programs.grafana === undefined ? "none here: dashboards are rendered only" : local(ports.grafana),
    dashboards: places.dashboards,
    prometheusConfiguration: places.configuration("prometheus"),
    database:
      databaseObstacle === undefined ? `127.0.0.1:${ports.database}` : `played by the demo: ${databaseObstacle}`,
    speed: options.speed,
  };
}

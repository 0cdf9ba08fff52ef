import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import type { LocalMachine } from "../../plan/compile.ts";
import { chosenPrograms, localRoot } from "../../plan/compile.ts";
import { backendTitles } from "../../plan/component-tree.ts";
import type { Planned } from "../../plan/make-plan.ts";
import type { Settings } from "../../plan/settings/settings.ts";
import { Monitoring } from "../monitoring/monitoring.ts";
import type { Transforms } from "../monitoring/transforms.ts";
import { localFiles } from "./files.ts";
import { layout } from "./layout.ts";
import type { LocalOptions } from "./processes.ts";
import { exportersUsed, local, processes } from "./processes.ts";
import { sourceDigest } from "./digest.ts";
import { LocalDeployer } from "./deploy.ts";
import { ObservabilityProvider } from "./provider.ts";

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
 * @param transforms the last word on each resource; default: none
 */
export function localTier(
  planned: Planned,
  settings: Settings,
  machine: LocalMachine,
  databaseObstacle: string | undefined,
  transforms?: Transforms,
): LocalOutputs {
  const options = optionsOf(planned, settings, machine);
  const { ports, layout: places, programs } = options;
  const outputs = planned.compiled.map(({ output }) => output);
  const monitoring = new Monitoring(planned.plan.product, {
    tier: planned.plan.tier,
    providedBy: backendTitles(planned.plan),
    transforms,
    formerly: "local",
  });
  const deployer = new LocalDeployer({
    monitoring,
    layout: places,
    provider: new ObservabilityProvider("local"),
    sourceDigest: sourceDigest(join(machine.project, "demo")),
  });
  deployer.deploy({
    files: localFiles(planned.catalog, planned.stack, outputs, options),
    processes: processes(options),
  });
  const urls = {
    inbox: local(ports.inbox),
    prometheus: local(ports.prometheus),
    alertmanager: local(ports.alertmanager),
    backend: local(ports.backend),
  };
  monitoring.of("paging").provide({ urls: { inbox: urls.inbox } });
  monitoring.of("metrics").provide({ urls: { prometheus: urls.prometheus } });
  monitoring.of("alerting").provide({ urls: { alertmanager: urls.alertmanager } });
  if (programs.grafana !== undefined) monitoring.of("dashboards").provide({ urls: { grafana: local(ports.grafana) } });
  monitoring.provide({ urls: { backend: urls.backend } });
  monitoring.complete();
  return {
    ...urls,
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

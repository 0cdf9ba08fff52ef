import { resolve } from "node:path";
import type { Context, Machine } from "../backend.ts";
import type { Layout } from "./layout.ts";
import { layout } from "./layout.ts";
import { databaseCluster } from "./machine.ts";
import type { LocalOptions, LocalPrograms } from "./processes.ts";
import { exportersUsed } from "./processes.ts";
import type { LocalSettings } from "./settings.ts";

/** Version that the demo backend reports where the machine says none: the product's own default. */
const defaultVersion = "1.0.0";

/** The token that the local uptime checks and the demo backend share; it opens nothing else. */
const localToken = "local-test-token";

/** Where the stack keeps everything. */
export const placesOf = (own: Pick<LocalSettings, "stateDirectory">, { project }: Machine): Layout =>
  layout(resolve(project, own.stateDirectory));

/** Programs of this machine, without Grafana where it is not chosen: it may be installed all the same. */
function programsOf({ machine, serves }: Pick<Context, "machine" | "serves">): LocalPrograms {
  const programs = machine.programs as unknown as LocalPrograms;
  return serves.get("dashboards")?.choice === "grafana" ? programs : { ...programs, grafana: undefined };
}

/** Everything that the stack's files and processes follow from. */
export function localOptions(context: Context<LocalSettings>): LocalOptions {
  const { own, stack, catalog, machine } = context;
  const places = placesOf(own, machine);
  return {
    title: catalog.title,
    exporters: exportersUsed(catalog),
    database: databaseCluster(places),
    layout: places,
    ports: own.ports,
    programs: programsOf(context),
    project: machine.project,
    tsx: import.meta.resolve("tsx"),
    metricRetention: stack.metricRetention,
    speed: own.speed,
    uptimeToken: localToken,
    environment: stack.environment,
    version: machine.productVersion ?? defaultVersion,
    traffic: own.traffic,
  };
}

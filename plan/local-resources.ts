import type { LocalOptions } from "../components/local/compile/processes.ts";
import { layout } from "../components/local/compile/layout.ts";
import { processes } from "../components/local/compile/processes.ts";
import type { Catalog } from "../model/catalog.ts";
import type { StackContext } from "../model/stack.ts";
import type { Compiled, LocalMachine } from "./compile.ts";
import { chosenPrograms, localRoot } from "./compile.ts";
import type { PlannedResource } from "./plan.ts";
import type { LocalSettings, Settings } from "./settings/settings.ts";

function localOptions(
  settings: Settings,
  local: LocalSettings,
  stack: StackContext,
  machine: LocalMachine,
): LocalOptions {
  return {
    layout: layout(localRoot(settings, machine)),
    ports: local.ports,
    programs: chosenPrograms(settings, machine),
    project: machine.project,
    metricRetention: stack.metricRetention,
    speed: local.speed,
    environment: stack.environment,
    traffic: local.traffic,
    // Only names are asked for here: these three show in arguments and environments, which the plan does not list.
    tsx: "tsx",
    uptimeToken: "",
    version: "",
  };
}

/** Names of the processes that the local tier runs, which drills can stop; undefined on other tiers. */
export function localProcesses(
  settings: Settings,
  stack: StackContext,
  machine: LocalMachine,
): readonly string[] | undefined {
  const { local } = settings;
  return local && processes(localOptions(settings, local, stack, machine)).map(({ name }) => name);
}

/** The ports that the local tier's processes listen on; none on other tiers. */
export function localPorts(
  settings: Settings,
  stack: StackContext,
  machine: LocalMachine,
): readonly { readonly port: number; readonly protocol: "tcp" | "udp" }[] {
  const { local } = settings;
  if (local === undefined) return [];
  return processes(localOptions(settings, local, stack, machine)).flatMap(({ ports }) => ports);
}

/** What `up` makes of the local tier, by the names of its resources. Other tiers' resources are not written yet. */
export async function localResources(
  catalog: Catalog,
  stack: StackContext,
  compiled: readonly Compiled[],
  settings: Settings,
  machine: LocalMachine,
): Promise<readonly PlannedResource[]> {
  const { local } = settings;
  if (local === undefined) return [];
  const { localFiles } = await import("../components/local/compile/files.ts");
  const options = localOptions(settings, local, stack, machine);
  const outputs = compiled.map(({ output }) => output);
  const { product } = catalog;
  const files = localFiles(catalog, stack, outputs, options);
  return [
    { type: "stratoai:index:LocalMonitoring", name: product },
    ...files.map(({ path }) => ({ type: "stratoai:index:File", name: `${product}-${path}` })),
    ...processes(options).map(({ name }) => ({ type: "stratoai:index:Process", name: `${product}-${name}` })),
  ];
}

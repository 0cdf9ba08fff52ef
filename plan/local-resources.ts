import type { Catalog } from "../model/catalog.ts";
import type { StackContext } from "../model/stack.ts";
import type { Compiled, LocalMachine } from "./compile.ts";
import { localRoot } from "./compile.ts";
import type { PlannedResource } from "./plan.ts";
import type { Settings } from "./settings/settings.ts";

/**
 * What `up` makes of the local tier: its files and its processes, by the names that they have on the machine. Other
 * tiers' resources are not written yet.
 */
export async function localResources(
  catalog: Catalog,
  stack: StackContext,
  compiled: readonly Compiled[],
  settings: Settings,
  machine: LocalMachine,
): Promise<readonly PlannedResource[]> {
  const { local } = settings;
  if (local === undefined) return [];
  const [{ localFiles }, { processes }, { layout }] = await Promise.all([
    import("../components/local/compile/files.ts"),
    import("../components/local/compile/processes.ts"),
    import("../components/local/compile/layout.ts"),
  ]);
  const options = {
    layout: layout(localRoot(settings, machine)),
    ports: local.ports,
    programs: machine.programs,
    project: machine.project,
    // Only names are asked for here: these three show in arguments, which the plan does not list.
    tsx: "tsx",
    uptimeToken: "",
    version: "",
    metricRetention: stack.metricRetention,
    speed: local.speed,
    environment: stack.environment,
    traffic: local.traffic,
  };
  const files = localFiles(catalog, stack, compiled.map(({ output }) => output), options);
  return [
    ...files.map(({ path }) => ({ type: "stratoai:index:File", name: path })),
    ...processes(options).map(({ name }) => ({ type: "stratoai:index:Process", name })),
  ];
}

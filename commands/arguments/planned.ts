import { fileURLToPath } from "node:url";
import type { Catalog } from "../../model/catalog.ts";
import type { LocalMachine } from "../../plan/compile.ts";
import type { Planned } from "../../plan/make-plan.ts";
import type { Settings } from "../../plan/settings/settings.ts";
import { localMachine } from "./machine.ts";
import { localName, readStackConfig } from "./stack-files.ts";

/** The project's folder. */
export const project = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** A stack by its files, before its plan is made. */
export interface Settled {
  readonly catalog: Catalog;
  readonly settings: Settings;
  readonly machine: LocalMachine;
}

/**
 * A stack's settings by its files and `--config`. Throws a Refusal that lists every mistake.
 *
 * @param name may have organization and project before it, as Pulumi writes a stack in full
 */
export async function settled(name: string, assignments: readonly string[]): Promise<Settled> {
  const config = readStackConfig(project, name, assignments);
  // Loaded only now: a wrong command line is told without them.
  const [{ catalog }, { resolveSettings }] = await Promise.all([
    import("../../catalog/index.ts"),
    import("../../plan/settings/resolve.ts"),
  ]);
  const machine = localMachine(project);
  const identity = { stack: localName(name), product: catalog.product };
  const surroundings = { grafana: machine.programs.grafana !== undefined };
  return { catalog, settings: resolveSettings(config, identity, surroundings), machine };
}

/**
 * Plans a stack by its files and `--config`. Throws a Refusal that lists every mistake.
 *
 * @param name may have organization and project before it, as Pulumi writes a stack in full
 */
export async function planned(name: string, assignments: readonly string[]): Promise<Planned> {
  const { catalog, settings, machine } = await settled(name, assignments);
  const { makePlan } = await import("../../plan/make-plan.ts");
  return makePlan(catalog, settings, machine);
}

import { fileURLToPath } from "node:url";
import type { Planned } from "../../plan/make-plan.ts";
import { localMachine } from "./machine.ts";
import { localName, readStackConfig } from "./stack-files.ts";

/** The project's folder. */
export const project = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/**
 * Plans a stack by its files and `--config`. Throws a Refusal that lists every mistake.
 *
 * @param name may have organization and project before it, as Pulumi writes a stack in full
 */
export async function planned(name: string, assignments: readonly string[]): Promise<Planned> {
  const config = readStackConfig(project, name, assignments);
  const stack = localName(name);
  // Loaded only now: a wrong command line is told without them.
  const [{ catalog }, { resolveSettings }, { makePlan }] = await Promise.all([
    import("../../catalog/index.ts"),
    import("../../plan/settings/resolve.ts"),
    import("../../plan/make-plan.ts"),
  ]);
  const machine = localMachine(project);
  const grafana = machine.programs.grafana !== undefined;
  return makePlan(catalog, resolveSettings(config, { stack, product: catalog.product }, { grafana }), machine);
}

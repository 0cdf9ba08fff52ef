import { fileURLToPath } from "node:url";
import type { Planned } from "../../plan/make-plan.ts";
import { localMachine } from "../../tools/machine.ts";
import { localName, projectName, readStackConfig } from "../../plan/settings/stack-files.ts";

/** The project's folder. */
export const project = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/**
 * Plans a stack by its files and `--config`. Throws a ValidationError that lists every issue.
 *
 * @param name may have organization and project before it, as Pulumi writes a stack in full
 */
export async function planned(name: string, assignments: readonly string[]): Promise<Planned> {
  const config = readStackConfig(project, name, assignments);
  // Loaded only now: a wrong command line is refused without them.
  const [{ catalog }, { backends }, { resolveSettings }, { makePlan }] = await Promise.all([
    import("../../catalog/index.ts"),
    import("../../components/index.ts"),
    import("../../plan/settings/resolve.ts"),
    import("../../plan/make-plan.ts"),
  ]);
  const resolving = { machine: localMachine(project), backends };
  const identity = { project: projectName(project), stack: localName(name), catalog };
  return makePlan(catalog, resolveSettings(config, identity, resolving), resolving);
}

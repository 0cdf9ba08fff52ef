import { fileURLToPath } from "node:url";
import type { Planned } from "../../plan/make-plan.ts";
import { localMachine } from "../../tools/machine.ts";
import { projectName, readStackConfig } from "./stack-files.ts";

/** The project's folder. */
export const project = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Plans a stack by its files and `--config`. Throws a ValidationError that lists every issue. */
export async function planned(stack: string, assignments: readonly string[]): Promise<Planned> {
  const config = readStackConfig(project, stack, assignments);
  // Loaded only now: a wrong command line is told without them.
  const [{ catalog }, { backends }, { resolveSettings }, { makePlan }] = await Promise.all([
    import("../../catalog/index.ts"),
    import("../../components/index.ts"),
    import("../../plan/settings/resolve.ts"),
    import("../../plan/make-plan.ts"),
  ]);
  const resolving = { machine: localMachine(project), backends };
  return makePlan(catalog, resolveSettings(config, { project: projectName(project), stack, catalog }, resolving), resolving);
}

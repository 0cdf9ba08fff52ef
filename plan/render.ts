import type { Artifact } from "../model/stack.ts";
import { runbookArtifacts } from "./compile.ts";
import type { Planned } from "./make-plan.ts";

async function unitTestArtifacts({ catalog, stack, plan }: Planned): Promise<readonly Artifact[]> {
  if (plan.vendors.length > 0) return [];
  const [{ unitTestFiles, unitTests }, { alertRulePath }] = await Promise.all([
    import("../components/prometheus/unit-tests/index.ts"),
    import("../components/prometheus/compile.ts"),
  ]);
  // From prometheus/tests/ to prometheus/rules/.
  return unitTestFiles(unitTests(catalog, stack, (alert) => `../${alertRulePath(alert).slice("prometheus/".length)}`));
}

/** The files that a reader or a backend gets. */
export const backendFiles = ({ compiled, catalog }: Pick<Planned, "compiled" | "catalog">): readonly Artifact[] => [
  ...compiled.flatMap(({ files }) => files()),
  ...runbookArtifacts(catalog),
];

/**
 * Every file of a rendered stack, by path: what the backends get, promtool's unit tests of the rules where there are
 * any, the runbooks, and the plan itself.
 */
export async function rendered(planned: Planned): Promise<readonly Artifact[]> {
  const files = [
    ...backendFiles(planned),
    ...(await unitTestArtifacts(planned)),
    { path: "plan.json", content: `${JSON.stringify(planned.plan, null, 2)}\n` },
  ];
  const paths = new Set(files.map(({ path }) => path));
  if (paths.size < files.length) throw new Error("two artifacts of the plan have the same path");
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

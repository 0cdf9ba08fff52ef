import type { Artifact } from "../model/stack.ts";
import type { Planned } from "./make-plan.ts";

async function unitTestArtifacts({ catalog, stack, plan }: Planned): Promise<readonly Artifact[]> {
  if (plan.vendors.length > 0) return [];
  const [{ unitTests }, { alertRulePath }] = await Promise.all([
    import("../components/prometheus/unit-tests/index.ts"),
    import("../components/prometheus/compile.ts"),
  ]);
  // From prometheus/tests/ to prometheus/rules/.
  return unitTests(catalog, stack, (alert) => `../${alertRulePath(alert).slice("prometheus/".length)}`);
}

/** Manifests and values: the program makes resources of the same part and needs none of these texts. */
async function clusterArtifacts({ kubernetes }: Planned): Promise<readonly Artifact[]> {
  if (kubernetes === undefined) return [];
  const { renderedResources } = await import("../components/kubernetes/render.ts");
  return renderedResources(kubernetes);
}

/**
 * Every file of a rendered stack, by path: what the backends get, promtool's unit tests of the rules where there are
 * any, the runbooks, and the plan itself.
 */
export async function rendered(planned: Planned): Promise<readonly Artifact[]> {
  const files = [
    ...planned.artifacts,
    ...(await clusterArtifacts(planned)),
    ...(await unitTestArtifacts(planned)),
    { path: "plan.json", content: `${JSON.stringify(planned.plan, null, 2)}\n` },
  ];
  const paths = new Set(files.map(({ path }) => path));
  if (paths.size < files.length) throw new Error("two artifacts of the plan have the same path");
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

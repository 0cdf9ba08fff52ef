import { z } from "zod";
import type { RunningStatus } from "../backend.ts";
import { answered, clusterApi, ClusterError } from "./cluster-api.ts";
import { workloadHealth } from "./health.ts";
import { loadKubeconfig } from "./preflight/kubeconfig.ts";
import { issueText } from "../../model/issue.ts";

const namespaceResource = z.object({
  type: z.literal("kubernetes:core/v1:Namespace"),
  outputs: z.object({ metadata: z.object({ name: z.string() }) }),
});

const providerResource = z.object({
  type: z.literal("pulumi:providers:kubernetes"),
  inputs: z.object({ kubeconfig: z.string().optional(), context: z.string().optional() }),
});

function parsed<T>(resources: readonly unknown[], schema: z.ZodType<T>): readonly T[] {
  return resources.flatMap((resource) => {
    const result = schema.safeParse(resource);
    return result.success ? [result.data] : [];
  });
}

/** What a stack's namespaces run now, by its recorded resources; undefined for a stack without any. */
export async function clusterStatus(resources: readonly unknown[]): Promise<RunningStatus | undefined> {
  const namespaces = parsed(resources, namespaceResource).map(({ outputs }) => outputs.metadata.name);
  if (namespaces.length === 0) return undefined;
  const [provider] = parsed(resources, providerResource);
  const { config, issues } = await loadKubeconfig({
    kubeconfig: provider?.inputs.kubeconfig,
    context: provider?.inputs.context,
  });
  if (config === undefined) return { rows: issues.map((issue) => [issueText(issue)]), unhealthy: 1 };
  const workloads = await answered(workloadHealth(clusterApi(config), namespaces));
  if (workloads instanceof ClusterError) {
    return { rows: [["the cluster does not answer", workloads.message]], unhealthy: 1 };
  }
  return {
    rows: workloads.map(({ kind, namespace, name, ready, wanted }) => [
      name,
      ready >= wanted ? "healthy" : "NOT HEALTHY",
      `${ready}/${wanted} ready`,
      `${kind} in ${namespace}`,
    ]),
    unhealthy: workloads.filter(({ ready, wanted }) => ready < wanted).length,
  };
}

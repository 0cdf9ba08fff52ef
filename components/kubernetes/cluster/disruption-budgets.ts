import type { KubernetesContext } from "../context.ts";
import type { KubernetesObject } from "../object.ts";
import { objectLabels } from "../object-labels.ts";
import type { Workload } from "../workload.ts";

const needsBudget = ({ replicas, operatorBudget = false }: Workload): boolean =>
  replicas !== "daemon" && replicas > 1 && !operatorBudget;

/**
 * While nodes are drained, one pod at a time of what has several. A single pod gets no budget: it would forbid the
 * drain altogether.
 */
export function disruptionBudgets(
  context: KubernetesContext,
  workloads: readonly Workload[],
): readonly KubernetesObject[] {
  return workloads
    .filter(needsBudget)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, namespace, podLabels }) => ({
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: { name, namespace, labels: objectLabels(context) },
      spec: { maxUnavailable: 1, selector: { matchLabels: podLabels } },
    }));
}

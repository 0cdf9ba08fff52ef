import type { KubernetesContext } from "../context.ts";
import type { Part } from "../part.ts";
import { emptyPart } from "../part.ts";
import { disruptionBudgets } from "./disruption-budgets.ts";
import { ingresses } from "./ingress.ts";
import { namespaces, usedNamespaces } from "./namespaces.ts";
import { networkPolicies } from "./network-policies.ts";

export { ingressMistakes } from "./ingress-mistakes.ts";

/**
 * What surrounds the areas: their namespaces, who may talk to whom, how many pods may be away at once, and what is
 * published.
 *
 * @param areas all of them, joined
 * @throws where a workload calls what is not there, or an interface is published that the stack has not
 */
export function clusterPart(context: KubernetesContext, areas: Part): Part {
  const objects = [
    ...namespaces(context, areas),
    ...networkPolicies(context, areas),
    ...disruptionBudgets(context, areas.workloads),
    ...ingresses(context, areas.endpoints),
  ];
  const names = usedNamespaces(context.settings, areas);
  return { ...emptyPart, namespaces: names, objects: objects.map((object) => ({ object })) };
}

import { ofBackend } from "../../../model/origin.ts";
import type { KubernetesContext } from "../context.ts";
import type { ClusterResources } from "../resources.ts";
import { noResources } from "../resources.ts";
import { disruptionBudgets } from "./disruption-budgets.ts";
import { ingresses } from "./ingress.ts";
import { namespaces, usedNamespaces } from "./namespaces.ts";
import { networkPolicies } from "./network-policies.ts";

export { ingressIssues } from "./ingress-issues.ts";

/**
 * What encloses the resources of the backends: their namespaces (`namespaces.ts`), who may talk to whom (`network-policies.ts`, from
 * `connections.ts`, `addresses.ts` and `rules.ts`), how many pods may be away at once (`disruption-budgets.ts`), and what is
 * published (`ingress.ts`, `published.ts`).
 *
 * @param enclosed all of them, joined
 * @throws where a workload calls what is not there, or an interface is published that the stack has not
 */
export function clusterResources(context: KubernetesContext, enclosed: ClusterResources): ClusterResources {
  const objects = [
    ...namespaces(context, enclosed),
    ...networkPolicies(context, enclosed),
    ...disruptionBudgets(context, enclosed.workloads),
    ...ingresses(context, enclosed.endpoints),
  ];
  const names = usedNamespaces(context.settings, enclosed);
  const placed = objects.map((object) => ({ origin: ofBackend("kubernetes"), object }));
  return { ...noResources, namespaces: names, objects: placed };
}

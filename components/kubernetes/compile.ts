import type { Compiled, CompiledBackend, Context } from "../backend.ts";
import { clusterResources } from "./cluster/index.ts";
import { clusterContext } from "./context.ts";
import { limitBreaches } from "./limits.ts";
import type { ClusterResources } from "./resources.ts";
import { joined } from "./resources.ts";

/** What encloses the backends in a cluster, and everything that is in it. */
export interface EnclosedResources {
  readonly own: ClusterResources;
  readonly all: ClusterResources;
}

/** The namespaces, policies, budgets and ingresses of what the others have in the cluster. */
export function enclose(context: Context, all: readonly CompiledBackend[]): Promise<Compiled<EnclosedResources>> {
  const others = joined(all.flatMap(({ backend, compiled: { objects } }) => backend.inCluster?.(objects) ?? []));
  const own = clusterResources(clusterContext(context), others);
  const everything = joined([own, others]);
  return Promise.resolve({
    objects: { own, all: everything },
    items: [],
    degradations: [],
    breaches: limitBreaches(everything),
  });
}

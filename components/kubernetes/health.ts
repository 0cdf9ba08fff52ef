import type { ClusterApi, FoundObject } from "./cluster-api.ts";

/** A controller's pods, as the cluster reports them. */
interface WorkloadHealth {
  readonly kind: "Deployment" | "StatefulSet" | "DaemonSet";
  readonly namespace: string;
  readonly name: string;
  readonly ready: number;
  readonly wanted: number;
}

interface Replicated extends FoundObject {
  readonly spec?: { readonly replicas?: number };
  readonly status?: { readonly readyReplicas?: number };
}

interface PerNode extends FoundObject {
  readonly status?: { readonly numberReady?: number; readonly desiredNumberScheduled?: number };
}

async function healthIn(api: ClusterApi, namespace: string): Promise<readonly WorkloadHealth[]> {
  const at = (kinds: string) => `/apis/apps/v1/namespaces/${namespace}/${kinds}`;
  const [deployments, statefulSets, daemonSets] = await Promise.all([
    api.list<Replicated>(at("deployments")),
    api.list<Replicated>(at("statefulsets")),
    api.list<PerNode>(at("daemonsets")),
  ]);
  const replicated =
    (kind: WorkloadHealth["kind"]) =>
    ({ metadata: { name }, spec, status }: Replicated): WorkloadHealth => ({
      ...{ kind, namespace, name },
      ...{ ready: status?.readyReplicas ?? 0, wanted: spec?.replicas ?? 0 },
    });
  return [
    ...deployments.map(replicated("Deployment")),
    ...statefulSets.map(replicated("StatefulSet")),
    ...daemonSets.map(({ metadata: { name }, status }): WorkloadHealth => ({
      ...{ kind: "DaemonSet", namespace, name },
      ...{ ready: status?.numberReady ?? 0, wanted: status?.desiredNumberScheduled ?? 0 },
    })),
  ];
}

/**
 * Everything that runs in these namespaces, by name, whoever made it: charts, operators or this stack.
 *
 * @throws ClusterError where the cluster does not answer
 */
export async function workloadHealth(
  api: ClusterApi,
  namespaces: readonly string[],
): Promise<readonly WorkloadHealth[]> {
  const found = await Promise.all(namespaces.map((namespace) => healthIn(api, namespace)));
  return found.flat().sort((a, b) => (`${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1));
}

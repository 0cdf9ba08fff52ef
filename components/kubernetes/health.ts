import type { KubeConfig, V1ObjectMeta } from "@kubernetes/client-node";

/** A controller's pods, as the cluster reports them. */
export interface WorkloadHealth {
  readonly kind: "Deployment" | "StatefulSet" | "DaemonSet";
  readonly namespace: string;
  readonly name: string;
  readonly ready: number;
  readonly wanted: number;
}

interface Controller {
  readonly metadata?: V1ObjectMeta;
  readonly ready: number | undefined;
  readonly wanted: number | undefined;
}

const healthOf = (
  kind: WorkloadHealth["kind"],
  namespace: string,
  { metadata, ready = 0, wanted = 0 }: Controller,
): WorkloadHealth => ({ kind, namespace, name: metadata?.name ?? "", ready, wanted });

/**
 * Everything that runs in these namespaces, by name, whoever made it: charts, operators or this stack.
 * Throws where the cluster does not answer.
 */
export async function workloadHealth(
  config: KubeConfig,
  namespaces: readonly string[],
): Promise<readonly WorkloadHealth[]> {
  const { AppsV1Api } = await import("@kubernetes/client-node");
  const api = config.makeApiClient(AppsV1Api);
  const found = await Promise.all(
    namespaces.map(async (namespace) => {
      const [deployments, statefulSets, daemonSets] = await Promise.all([
        api.listNamespacedDeployment({ namespace }),
        api.listNamespacedStatefulSet({ namespace }),
        api.listNamespacedDaemonSet({ namespace }),
      ]);
      return [
        ...deployments.items.map(({ metadata, spec, status }) =>
          healthOf("Deployment", namespace, {
            ...(metadata && { metadata }),
            ready: status?.readyReplicas,
            wanted: spec?.replicas,
          }),
        ),
        ...statefulSets.items.map(({ metadata, spec, status }) =>
          healthOf("StatefulSet", namespace, {
            ...(metadata && { metadata }),
            ready: status?.readyReplicas,
            wanted: spec?.replicas,
          }),
        ),
        ...daemonSets.items.map(({ metadata, status }) =>
          healthOf("DaemonSet", namespace, {
            ...(metadata && { metadata }),
            ready: status?.numberReady,
            wanted: status?.desiredNumberScheduled,
          }),
        ),
      ];
    }),
  );
  return found.flat().sort((a, b) => (`${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1));
}

import type { Cluster } from "./cluster.ts";

interface Pod {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly hostNetwork?: boolean };
  readonly status: { readonly podIP?: string };
}

/** Of TEST-NET-1 (RFC 5737): nobody's. */
const address = "192.0.2.10";

/**
 * Gives pods on their node's network an address, without which no Service has them for endpoints: a real node has one,
 * the simulated node of a test's cluster has none.
 */
export async function addressHostNetworkPods(cluster: Cluster, namespace: string): Promise<void> {
  const { items } = JSON.parse(await cluster.kubectl(["get", "pods", "-n", namespace, "-o", "json"])) as {
    readonly items: readonly Pod[];
  };
  for (const pod of items.filter(({ spec, status }) => spec.hostNetwork === true && (status.podIP ?? "") === "")) {
    const path = `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}/status`;
    const status = { ...pod.status, podIP: address, podIPs: [{ ip: address }] };
    await cluster.kubectl(["replace", "--raw", path, "-f", "-"], JSON.stringify({ ...pod, status }));
  }
}

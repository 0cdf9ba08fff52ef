import type { Endpoint, ClusterResources } from "../resources.ts";
import type { KubernetesSettings } from "../settings.ts";
import type { Workload } from "../workload.ts";

/** An interface that people reach by a host name. */
export interface PublishedEndpoint {
  readonly endpoint: Endpoint;
  readonly host: string;
}

/**
 * What settings publish, in the order of the stack's interfaces.
 *
 * @throws where the stack has no such interface, which settings should have refused
 */
export function publishedEndpoints(
  { ingress }: Pick<KubernetesSettings, "ingress">,
  endpoints: readonly Endpoint[],
): readonly PublishedEndpoint[] {
  const hosts = new Map(Object.entries(ingress?.hosts ?? {}));
  for (const [name, host] of hosts) {
    if (endpoints.some((one) => one.name === name)) continue;
    throw new Error(`${name} is published at ${host}, but the stack has no such interface`);
  }
  return endpoints.flatMap((endpoint) => {
    const host = hosts.get(endpoint.name);
    return host === undefined ? [] : [{ endpoint, host }];
  });
}

/** The workload is named as its Service, or as the interface. */
function behind({ name, service }: Endpoint, workloads: readonly Workload[]): Workload {
  const servers = workloads.filter(({ calledBy = [] }) => calledBy.some(({ from }) => from === "ingress"));
  const server = servers.find((one) => one.name === service) ?? servers.find((one) => one.name === name);
  if (server !== undefined) return server;
  throw new Error(`${name} is published, but no workload ${service} or ${name} lets the ingress controller in`);
}

/** The workloads that serve what is published. */
export const published = (
  settings: Pick<KubernetesSettings, "ingress">,
  { endpoints, workloads }: Pick<ClusterResources, "endpoints" | "workloads">,
): ReadonlySet<Workload> =>
  new Set(publishedEndpoints(settings, endpoints).map(({ endpoint }) => behind(endpoint, workloads)));

import type { Endpoint, ClusterResources } from "../resources.ts";
import type { KubernetesSettings } from "../settings.ts";
import { exposable } from "../settings.ts";
import type { Workload } from "../workload.ts";

/** An interface that people reach by a host name. */
export interface PublishedEndpoint {
  readonly endpoint: Endpoint;
  readonly host: string;
}

/**
 * What settings publish, in a fixed order.
 *
 * @throws where the stack has no such interface, which settings should have refused
 */
export function publishedEndpoints(
  { ingress }: Pick<KubernetesSettings, "ingress">,
  endpoints: readonly Endpoint[],
): readonly PublishedEndpoint[] {
  return exposable.flatMap((name) => {
    const host = ingress?.hosts[name];
    if (host === undefined) return [];
    const endpoint = endpoints.find((one) => one.name === name);
    if (endpoint === undefined) throw new Error(`${name} is published at ${host}, but the stack has no such interface`);
    return [{ endpoint, host }];
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

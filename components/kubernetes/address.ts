import type { Endpoint } from "./resources.ts";
import type { KubernetesSettings } from "./settings.ts";

/** Where an interface is reached: as it is published, else within the cluster. */
export function address(endpoint: Endpoint, { ingress }: Pick<KubernetesSettings, "ingress">): string {
  const published = ingress?.hosts[endpoint.name];
  if (published !== undefined) return `https://${published}`;
  const { service, namespace, port, tls } = endpoint;
  return `${tls === true ? "https" : "http"}://${service}.${namespace}.svc:${port}`;
}

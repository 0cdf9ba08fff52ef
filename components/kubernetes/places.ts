import type { KubernetesSettings } from "./settings.ts";
import { nodesSuffix } from "./settings.ts";

type Placed = Pick<KubernetesSettings, "namespace">;

/** Namespace of what needs the nodes' own files or network (node exporter, log shippers): Pod Security `privileged`. */
export const nodesNamespace = ({ namespace }: Placed): string => `${namespace}${nodesSuffix}`;

/**
 * A Service that other backends address: made by a release under a fixed `fullnameOverride`, in the stack's main
 * namespace. The port is the Service's.
 */
interface ServicePlace {
  readonly name: string;
  readonly port: number;
}

/** DNS name of a Service from any namespace. */
export const host = ({ name }: Pick<ServicePlace, "name">, { namespace }: Placed): string => `${name}.${namespace}.svc`;

export const origin = (service: ServicePlace, settings: Placed): string =>
  `http://${host(service, settings)}:${service.port}`;

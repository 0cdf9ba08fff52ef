import type { ObjectMetadata } from "./object.ts";
import type { ClusterResources, PlacedObject } from "./resources.ts";

export const isNamespace = ({ object }: PlacedObject): boolean => object.kind === "Namespace";

/** The namespace that goes without saying in resources' names. */
export const mainNamespace = ({
  objects,
  namespaces,
}: Pick<ClusterResources, "objects" | "namespaces">): string | undefined =>
  objects.find(isNamespace)?.object.metadata.name ?? namespaces[0];

/**
 * What the name of an object's resource says after its component's: kind and name, as kubectl says them. That of a
 * release is the release's own.
 */
export function objectResourceName(
  kind: string,
  { name, namespace }: Pick<ObjectMetadata, "name" | "namespace">,
  main: string | undefined,
): string {
  const place = namespace === undefined || namespace === main ? "" : `${namespace}-`;
  return `${kind.toLowerCase()}-${place}${name}`;
}

/** The provider's token of a kind: the core group has a name of its own. */
export const kindToken = (apiVersion: string, kind: string): string =>
  `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;

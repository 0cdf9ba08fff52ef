import type { ObjectMetadata } from "./kubernetes-object.ts";
import type { Part, PlacedObject } from "./part.ts";

export const isNamespace = ({ object }: PlacedObject): boolean => object.kind === "Namespace";

/** The namespace that goes without saying in resources' names. */
export const mainNamespace = ({ objects, namespaces }: Pick<Part, "objects" | "namespaces">): string | undefined =>
  objects.find(isNamespace)?.object.metadata.name ?? namespaces[0];

/** Name of an object's resource, by which a reader of a preview knows it: kind and name, as kubectl says them. */
export function objectResourceName(
  prefix: string,
  kind: string,
  { name, namespace }: ObjectMetadata,
  main: string | undefined,
): string {
  const place = namespace === undefined || namespace === main ? "" : `${namespace}-`;
  return `${prefix}-${kind.toLowerCase()}-${place}${name}`;
}

export const releaseResourceName = (prefix: string, release: string): string => `${prefix}-${release}`;

/** The provider's token of a kind: the core group has a name of its own. */
export const kindToken = (apiVersion: string, kind: string): string =>
  `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;

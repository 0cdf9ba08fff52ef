import type { Origin } from "../../model/origin.ts";
import { originText } from "../../model/origin.ts";
import type { KubernetesObject } from "./object.ts";
import type { PlacedObject } from "./resources.ts";

/** The annotation of every object of ours that says where it comes from; never on a pod template or in a selector. */
export const originAnnotation = "observability/origin";

export const originAnnotations = (origin: Origin): Readonly<Record<string, string>> => ({
  [originAnnotation]: originText(origin),
});

/** The object as it goes to the cluster and into the rendered folder: with its origin. */
export function annotated({ object, origin }: Pick<PlacedObject, "object" | "origin">): KubernetesObject {
  const { metadata } = object;
  const annotations = { ...metadata.annotations, ...originAnnotations(origin) };
  return { ...object, metadata: { ...metadata, annotations } };
}

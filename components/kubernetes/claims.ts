import type { KubernetesSettings } from "./settings.ts";

/**
 * A PersistentVolumeClaim that comes of the stack, whoever makes it: its size and class are fixed when it is made, while
 * what is derived from them follows the settings.
 */
export interface Claim {
  /** Its name; of numbered ones what stands before `-0`, `-1`, … */
  readonly name: string;
  /** Whether a StatefulSet makes one per pod. */
  readonly numbered: boolean;
  readonly namespace: string;
  /** As a Kubernetes quantity, e.g. `50Gi`. */
  readonly size: string;
  /** Undefined: the cluster's default class. */
  readonly storageClass: string | undefined;
  /** Key of `kubernetes.volumes` that sets the size. Undefined: it is fixed, or the profile's alone. */
  readonly setting: string | undefined;
  /**
   * The StatefulSet that makes it, whose own template of the claim cannot change either; `remade`: an operator deletes
   * and makes it anew where it would have to.
   */
  readonly statefulSet?: { readonly name: string; readonly template: string; readonly remade: boolean };
}

interface ClaimOf {
  readonly settings: Pick<KubernetesSettings, "namespace" | "storageClass">;
  readonly size: string;
  readonly setting?: string;
}

/** A claim by its name alone. */
export const singleClaim = (name: string, { settings, size, setting }: ClaimOf): Claim => ({
  name,
  numbered: false,
  namespace: settings.namespace,
  size,
  storageClass: settings.storageClass,
  setting,
});

/** The claims of a StatefulSet that an operator makes, and makes anew where it cannot be changed. */
export const operatorClaim = (template: string, statefulSet: string, of: ClaimOf): Claim => ({
  ...singleClaim(`${template}-${statefulSet}`, of),
  numbered: true,
  statefulSet: { name: statefulSet, template, remade: true },
});

/** The claims of a StatefulSet of a chart's or ours. */
export const statefulSetClaim = (template: string, statefulSet: string, of: ClaimOf): Claim => ({
  ...operatorClaim(template, statefulSet, of),
  statefulSet: { name: statefulSet, template, remade: false },
});

/** Whether a claim of this name is one of them: a StatefulSet's all begin alike, and end in their pod's number. */
export const isNamed = (name: string, claim: Pick<Claim, "name" | "numbered">): boolean =>
  claim.numbered
    ? name.startsWith(`${claim.name}-`) && /^\d+$/.test(name.slice(claim.name.length + 1))
    : name === claim.name;

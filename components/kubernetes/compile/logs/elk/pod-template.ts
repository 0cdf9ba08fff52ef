import type { KubernetesSettings } from "../../settings.ts";
import type { PodAntiAffinity, VolumeClaimTemplate } from "./eck-stack-values.ts";

/** Pods with these labels on nodes of their own: always, or where the nodes suffice. */
export function apart(labels: Readonly<Record<string, string>>, always: boolean): PodAntiAffinity {
  const term = { labelSelector: { matchLabels: labels }, topologyKey: "kubernetes.io/hostname" } as const;
  return {
    podAntiAffinity: always
      ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
      : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
  };
}

export const claim = (
  name: string,
  size: string,
  { storageClass }: Pick<KubernetesSettings, "storageClass">,
): VolumeClaimTemplate => ({
  metadata: { name },
  spec: {
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: size } },
    ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
  },
});

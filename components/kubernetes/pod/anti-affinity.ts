interface AffinityTerm {
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly topologyKey: "kubernetes.io/hostname";
}

export interface PodAntiAffinity {
  readonly podAntiAffinity:
    | { readonly requiredDuringSchedulingIgnoredDuringExecution: readonly AffinityTerm[] }
    | {
        readonly preferredDuringSchedulingIgnoredDuringExecution: readonly {
          readonly weight: number;
          readonly podAffinityTerm: AffinityTerm;
        }[];
      };
}

/** Pods with these labels on nodes of their own: always, or where the nodes suffice. */
export function antiAffinity(labels: Readonly<Record<string, string>>, always: boolean): PodAntiAffinity {
  const term = { labelSelector: { matchLabels: labels }, topologyKey: "kubernetes.io/hostname" } as const;
  return {
    podAntiAffinity: always
      ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
      : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
  };
}

import type { Resources } from "../kubernetes/pod/resources.ts";

/** What we set of the chart `prometheus-blackbox-exporter`. */
export interface BlackboxValues {
  readonly fullnameOverride: string;
  readonly replicas: number;
  /** blackbox.yml itself. */
  readonly config: object;
  readonly extraSecretMounts?: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly secretName: string;
    readonly readOnly: true;
    readonly defaultMode: number;
  }[];
  readonly podSecurityContext: {
    readonly fsGroup: number;
    readonly seccompProfile: { readonly type: "RuntimeDefault" };
  };
  readonly resources: Resources;
  readonly topologySpreadConstraints: readonly {
    readonly maxSkew: number;
    readonly topologyKey: string;
    readonly whenUnsatisfiable: "ScheduleAnyway";
    readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  }[];
}

import type { PodAntiAffinity } from "../kubernetes/pod/anti-affinity.ts";
import type { VolumeClaimTemplate } from "../kubernetes/pod/volume-claim.ts";
import type { ContainerSecurity, PodSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";
import type { SecretVariable, SecretVolume, VolumeMount } from "../kubernetes/pod/mounts.ts";

interface ClaimVolume {
  readonly name: string;
  readonly persistentVolumeClaim: { readonly claimName: string };
}

/** A volume claim that stays when the release goes. */
interface KeptClaim {
  readonly apiVersion: "v1";
  readonly kind: "PersistentVolumeClaim";
  readonly metadata: VolumeClaimTemplate["metadata"] & {
    readonly annotations: { readonly "helm.sh/resource-policy": "keep" };
  };
  readonly spec: VolumeClaimTemplate["spec"];
}

/** What we set of the chart `jaeger`. */
export interface JaegerValues {
  readonly fullnameOverride: string;
  /** The whole configuration of Jaeger. */
  readonly userconfig: object;
  readonly jaeger: {
    readonly replicas: number;
    readonly strategy: { readonly type: "Recreate" | "RollingUpdate" };
    readonly podLabels: Readonly<Record<string, string>>;
    readonly serviceAccount: { readonly automountServiceAccountToken: false };
    readonly extraEnv: readonly (SecretVariable | { readonly name: string; readonly value: string })[];
    readonly resources: Resources;
    readonly podSecurityContext: PodSecurity;
    readonly securityContext: ContainerSecurity;
    readonly extraVolumes?: readonly (SecretVolume | ClaimVolume)[];
    readonly extraVolumeMounts?: readonly VolumeMount[];
    readonly affinity?: PodAntiAffinity;
  };
  readonly extraObjects?: readonly KeptClaim[];
}

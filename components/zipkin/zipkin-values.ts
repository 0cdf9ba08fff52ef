import type { PodAntiAffinity } from "../kubernetes/pod/anti-affinity.ts";
import type { ContainerSecurity, PodSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";
import type { SecretVolume, VolumeMount } from "../kubernetes/pod/mounts.ts";

export interface TrustStoreContainer {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly resources: Resources;
  readonly securityContext: ContainerSecurity;
  readonly volumeMounts: readonly VolumeMount[];
}

type ZipkinVolume = SecretVolume | { readonly name: string; readonly emptyDir: { readonly sizeLimit: string } };

/** The chart has a CPU limit of its own, half a core, and Helm joins maps: it stays unless ours is another. */
interface LimitedResources extends Resources {
  readonly limits: Resources["limits"] & { readonly cpu: string };
}

/** What we set of the chart `zipkin`. */
export interface ZipkinValues {
  readonly fullnameOverride: string;
  readonly replicaCount: number;
  readonly image: { readonly tag: string };
  readonly podSecurityContext: PodSecurity;
  readonly securityContext: ContainerSecurity;
  readonly resources: LimitedResources;
  readonly zipkin: {
    readonly storage:
      { readonly type: "mem" } | { readonly type: "elasticsearch"; readonly elasticsearch: { readonly hosts: string } };
    readonly extraEnv: Readonly<Record<string, string>>;
  };
  readonly extraInitContainers?: readonly TrustStoreContainer[];
  readonly volumes: readonly ZipkinVolume[];
  readonly volumeMounts: readonly VolumeMount[];
  readonly affinity?: PodAntiAffinity;
}

import type { ContainerSecurity } from "../logs/pod.ts";
import { unprivileged } from "../logs/pod.ts";

export interface PodSecurity {
  readonly runAsNonRoot: true;
  readonly runAsUser: number;
  readonly runAsGroup: number;
  /** Group of the files on the pod's volumes. */
  readonly fsGroup: number;
  readonly seccompProfile: { readonly type: "RuntimeDefault" };
}

/** A pod whose processes run as a user of no rights. */
export const asUser = (id: number): PodSecurity => ({
  runAsNonRoot: true,
  runAsUser: id,
  runAsGroup: id,
  fsGroup: id,
  seccompProfile: { type: "RuntimeDefault" },
});

/** A container that writes to mounted volumes only. */
export const readOnly: ContainerSecurity = { ...unprivileged, readOnlyRootFilesystem: true };

export interface SecretVolume {
  readonly name: string;
  readonly secret: { readonly secretName: string };
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: true;
}

export interface SecretVariable {
  readonly name: string;
  readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

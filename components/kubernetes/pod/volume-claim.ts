import type { KubernetesSettings } from "../settings.ts";

export interface VolumeClaim {
  readonly spec: {
    readonly accessModes: readonly ["ReadWriteOnce"];
    readonly resources: { readonly requests: { readonly storage: string } };
    readonly storageClassName?: string;
  };
}

/** As StatefulSets have it, by a name. */
export interface VolumeClaimTemplate extends VolumeClaim {
  readonly metadata: { readonly name: string };
}

type Classed = Pick<KubernetesSettings, "storageClass">;

export const volumeClaim = (size: string, { storageClass }: Classed): VolumeClaim => ({
  spec: {
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: size } },
    ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
  },
});

export const claim = (name: string, size: string, settings: Classed): VolumeClaimTemplate => ({
  metadata: { name },
  ...volumeClaim(size, settings),
});

import type { KubernetesContext } from "../../context.ts";
import type { KubernetesObject } from "../../kubernetes-object.ts";
import { resources } from "../../pod/resources.ts";
import type { Claim } from "../../claims.ts";
import { statefulSetClaim } from "../../claims.ts";
import { volumeClaim } from "../../pod/volume-claim.ts";
import { metadata, podLabels, podTemplate, storageFlags } from "./thanos.ts";

export const storeReplicas = 2;

const storeVolume = ({ settings }: KubernetesContext): string => settings.volumes.thanos ?? "50Gi";

export const storeClaim = (context: KubernetesContext): Claim =>
  statefulSetClaim("data", "thanos-store", {
    settings: context.settings,
    size: storeVolume(context),
    setting: "thanos",
  });

/** Makes series of the blocks in object storage. Its volume has the headers of their indices and can be made again. */
export const store = (context: KubernetesContext): KubernetesObject => ({
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: metadata(context, "thanos-store"),
  spec: {
    replicas: storeReplicas,
    serviceName: "thanos-store",
    podManagementPolicy: "Parallel",
    selector: { matchLabels: podLabels("thanos-store") },
    template: podTemplate({
      component: "thanos-store",
      args: ["store", ...storageFlags, "--index-cache-size=1GB", "--chunk-pool-size=2GB"],
      resources: resources("500m", "4Gi", "8Gi"),
      listens: ["grpc", "http"],
      stores: true,
    }),
    volumeClaimTemplates: [{ metadata: { name: "data" }, ...volumeClaim(storeVolume(context), context.settings) }],
  },
});

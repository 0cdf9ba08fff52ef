import type { KubernetesContext } from "../../context.ts";
import type { KubernetesObject } from "../../kubernetes-object.ts";
import { resources } from "../../pod/resources.ts";
import type { Claim } from "../../claims.ts";
import { statefulSetClaim } from "../../claims.ts";
import { volumeClaim } from "../../pod/volume-claim.ts";
import { metadata, podLabels, podTemplate, storageFlags } from "./thanos.ts";

/** Of samples as they were, and of those that are thinned out to one in five minutes and one in an hour. */
const resolutions = ["raw", "5m", "1h"];

const compactorVolume = ({ settings }: KubernetesContext): string => settings.volumes.thanos ?? "200Gi";

export const compactorClaim = (context: KubernetesContext): Claim =>
  statefulSetClaim("data", "thanos-compact", {
    settings: context.settings,
    size: compactorVolume(context),
    setting: "thanos",
  });

/**
 * Joins blocks and deletes what is older than the retention, in every resolution alike, so that a graph of long ago is
 * there or is not. One alone: two would work against each other on the same blocks.
 */
export const compactor = (context: KubernetesContext): KubernetesObject => ({
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: metadata(context, "thanos-compact"),
  spec: {
    replicas: 1,
    serviceName: "thanos-compact",
    selector: { matchLabels: podLabels("thanos-compact") },
    template: podTemplate({
      component: "thanos-compact",
      args: [
        "compact",
        "--wait",
        ...storageFlags,
        ...resolutions.map((resolution) => `--retention.resolution-${resolution}=${context.retention.metrics}`),
      ],
      resources: resources("1", "4Gi", "8Gi"),
      listens: ["http"],
      stores: true,
    }),
    volumeClaimTemplates: [
      // As large as the largest group of blocks that is joined, twice.
      { metadata: { name: "data" }, ...volumeClaim(compactorVolume(context), context.settings) },
    ],
  },
});

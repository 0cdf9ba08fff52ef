import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { KubernetesObject } from "../../kubernetes/object.ts";
import { resources } from "../../kubernetes/pod/resources.ts";
import { storeAddress } from "./service.ts";
import { metadata, podLabels, podTemplate } from "./thanos.ts";

export const queryReplicas = 2;

/** Services by which those with series are found; the operator makes the first and the last. */
const stores = ["prometheus-operated", "thanos-store", "thanos-ruler-operated"];

/** Labels that distinguish two Prometheus of one shard, or two rulers: their series are one. */
const replicaLabels = ["prometheus_replica", "thanos_ruler_replica"];

/** One Prometheus to who asks it, over all shards, the blocks in object storage and what rules record. */
export const query = (context: KubernetesContext): KubernetesObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: metadata(context, "thanos-query"),
  spec: {
    replicas: queryReplicas,
    selector: { matchLabels: podLabels("thanos-query") },
    template: podTemplate({
      component: "thanos-query",
      args: [
        "query",
        ...stores.map((name) => `--endpoint=${storeAddress(name, context)}`),
        ...replicaLabels.map((label) => `--query.replica-label=${label}`),
        "--query.auto-downsampling",
      ],
      resources: resources("1", "2Gi", "8Gi"),
      listens: ["grpc", "http"],
      stores: false,
    }),
  },
});

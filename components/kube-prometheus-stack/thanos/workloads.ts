import type { KubernetesContext } from "../../kubernetes/context.ts";
import { objectStorageCalls } from "../../kubernetes/object-storage.ts";
import type { ObjectStorageSettings } from "../../kubernetes/settings.ts";
import type { Workload } from "../../kubernetes/workload.ts";
import { queryReplicas } from "./query.ts";
import { rulerPodLabels, rulerReplicas } from "./ruler.ts";
import { storeReplicas } from "./store.ts";
import { podLabels, ports } from "./thanos.ts";

const listens = [{ port: ports.grpc }, { port: ports.http }];

/** Config reloader beside the ruler, which the operator puts there. */
const reloader = 8080;

export function thanosWorkloads({ settings }: KubernetesContext, storage: ObjectStorageSettings): readonly Workload[] {
  const { namespace } = settings;
  const calls = objectStorageCalls(storage);
  return [
    {
      name: "thanos-query",
      namespace,
      podLabels: podLabels("thanos-query"),
      listens,
      calls: ["prometheus", "thanos-store", "thanos-ruler"].map((to) => ({ to, port: ports.grpc })),
      replicas: queryReplicas,
    },
    {
      name: "thanos-store",
      namespace,
      podLabels: podLabels("thanos-store"),
      listens,
      calls,
      replicas: storeReplicas,
    },
    {
      name: "thanos-compact",
      namespace,
      podLabels: podLabels("thanos-compact"),
      listens: [{ port: ports.http }],
      calls,
      replicas: 1,
    },
    {
      name: "thanos-ruler",
      namespace,
      podLabels: rulerPodLabels,
      listens: [...listens, { port: reloader }],
      calls: [...calls, { to: "thanos-query", port: ports.http }, { to: "alertmanager", port: 9093 }],
      replicas: rulerReplicas,
    },
  ];
}

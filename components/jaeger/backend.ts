import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import { cluster, traceStore } from "../kubernetes/offers.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { serving } from "../kubernetes/resources.ts";
import { traceNeeds, traceRetention } from "../trace-stores/needs.ts";
import { jaegerChart } from "./chart.ts";
import { store } from "./store.ts";

const id = "jaeger";

export const jaeger = declare<unknown, ClusterResources>({
  ...inCluster,
  id,
  title: "Jaeger behind the OpenTelemetry collector",
  serves: [
    {
      capability: "traces",
      choice: id,
      tiers: ["complete"],
      interfaces: [{ name: "traces", login: false }],
      storages: ["badger", "elasticsearch", "memory"],
    },
  ],
  charts: [jaegerChart],
  retention: traceRetention,
  needs: traceNeeds,
  offers: ({ peers }) => [{ offer: traceStore, value: store(peers.require(cluster).settings) }],
  compile: async (context) => {
    const { jaegerResources } = await import("./compile.ts");
    return compiledResources(serving("traces", jaegerResources(clusterContext(context))));
  },
});

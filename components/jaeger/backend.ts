import type { Service } from "../backend.ts";
import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import { cluster, traceStore } from "../kubernetes/offers.ts";
import { broughtSettings } from "../kubernetes/own-settings.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { serving } from "../kubernetes/resources.ts";
import { traceNeeds, traceRetention } from "../trace-stores/needs.ts";
import { jaegerChart } from "./chart.ts";
import { store } from "./store.ts";

const id = "jaeger";

const serves: readonly Service[] = [
  {
    capability: "traces",
    choice: id,
    tiers: ["complete"],
    interfaces: [{ name: "traces", login: false }],
    storages: ["badger", "elasticsearch", "memory"],
  },
];

export const jaeger = declare<unknown, ClusterResources>({
  ...inCluster,
  id,
  title: "Jaeger behind the OpenTelemetry collector",
  serves,
  settings: broughtSettings({ serves, volumes: ["traces"] }),
  charts: [jaegerChart],
  retention: traceRetention,
  needs: traceNeeds,
  offers: ({ peers }) => [{ offer: traceStore, value: store(peers.require(cluster).settings) }],
  compile: async (context) => {
    const { jaegerResources } = await import("./compile.ts");
    return compiledResources(serving("traces", jaegerResources(clusterContext(context))));
  },
});

import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import { spanReceiver } from "../kubernetes/offers.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { serving } from "../kubernetes/resources.ts";
import { collectorChart } from "./chart.ts";

export const opentelemetryCollector = declare<unknown, ClusterResources>({
  ...inCluster,
  id: "opentelemetry-collector",
  title: "the OpenTelemetry collector",
  serves: [],
  onDemand: [spanReceiver],
  charts: [collectorChart],
  compile: async (context) => {
    const { collectorResources } = await import("./compile.ts");
    return compiledResources(serving("traces", collectorResources(clusterContext(context))));
  },
});

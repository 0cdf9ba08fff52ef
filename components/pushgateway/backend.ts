import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import { pushReceiver } from "../kubernetes/offers.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { serving } from "../kubernetes/resources.ts";
import { pushgatewayChart } from "./chart.ts";

export const pushgateway = declare<unknown, ClusterResources>({
  ...inCluster,
  id: "pushgateway",
  title: "the Pushgateway",
  serves: [],
  onDemand: [pushReceiver],
  charts: [pushgatewayChart],
  compile: async (context) => {
    const { pushgatewayResources } = await import("./pushgateway.ts");
    return compiledResources(serving("metrics", pushgatewayResources(clusterContext(context))));
  },
});

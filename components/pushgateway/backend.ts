import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { serving } from "../kubernetes/resources.ts";
import { pushgatewayChart } from "./chart.ts";
import type { PushgatewaySettings } from "./settings.ts";
import { pushgatewaySettings } from "./settings.ts";

export const pushgateway = declare<PushgatewaySettings, ClusterResources>({
  ...inCluster,
  id: "pushgateway",
  title: "the Pushgateway",
  serves: [],
  settings: pushgatewaySettings,
  wanted: (own) => own.pushgateway,
  charts: [pushgatewayChart],
  compile: async (context) => {
    const { pushgatewayResources } = await import("./pushgateway.ts");
    return compiledResources(serving("metrics", pushgatewayResources(clusterContext(context))));
  },
});

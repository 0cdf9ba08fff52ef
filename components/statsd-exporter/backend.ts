import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import { cluster, statsdReceiver } from "../kubernetes/offers.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { serving } from "../kubernetes/resources.ts";
import { statsdChart } from "./chart.ts";
import { receiver, statsdResources } from "./statsd.ts";

export const statsdExporter = declare<unknown, ClusterResources>({
  ...inCluster,
  id: "statsd-exporter",
  title: "the StatsD exporter",
  serves: [],
  onDemand: [statsdReceiver],
  charts: [statsdChart],
  offers: ({ peers }) => [{ offer: statsdReceiver, value: receiver(peers.require(cluster).settings) }],
  compile: (context) =>
    Promise.resolve(compiledResources(serving("metrics", statsdResources(clusterContext(context))))),
});

import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import { cluster, statsdReceiver } from "../kubernetes/offers.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources, serving } from "../kubernetes/resources.ts";
import { statsdMapping } from "../prometheus/statsd.ts";
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
  compile: (context) => {
    const mapping = statsdMapping(context.catalog);
    if (mapping === undefined) return Promise.resolve(compiledResources(noResources));
    const resources = statsdResources(clusterContext(context), mapping);
    return Promise.resolve(compiledResources(serving("metrics", resources)));
  },
});

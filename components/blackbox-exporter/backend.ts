import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { inCluster } from "../kubernetes/in-cluster.ts";
import { cluster, prober } from "../kubernetes/offers.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { place } from "./blackbox.ts";
import { blackboxChart } from "./chart.ts";
import { ownProbes } from "./own-probes.ts";

const id = "blackbox-exporter";

export const blackboxExporter = declare<unknown, ClusterResources>({
  ...inCluster,
  id,
  title: "blackbox exporter in the cluster",
  serves: [{ capability: "uptime", choice: "blackbox", tiers: ["complete"] }],
  onDemand: [prober],
  charts: [blackboxChart],
  // Without anything to probe it is not there, although the stack has chosen it.
  offers: ({ catalog, stack, serves, peers }) =>
    ownProbes({ catalog, stack, probesOutside: serves.has("uptime") }).length === 0
      ? []
      : [{ offer: prober, value: place(peers.require(cluster).settings) }],
  compile: async (context) => (await import("./compile.ts")).compile(clusterContext(context)),
});

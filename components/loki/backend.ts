import type { Service } from "../backend.ts";
import { declare, itemsOf } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import { cluster, logStore } from "../kubernetes/offers.ts";
import { broughtSettings } from "../kubernetes/own-settings.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { serving } from "../kubernetes/resources.ts";
import { alloyChart, lokiChart } from "./chart.ts";
import { store } from "./store.ts";

const id = "loki";

const serves: readonly Service[] = [
  {
    capability: "logs",
    choice: id,
    tiers: ["complete"],
    largeNeedsObjectStorage: "Loki's distributed mode keeps its chunks there",
  },
];

export const loki = declare<unknown, ClusterResources>({
  ...inCluster,
  id,
  title: "Loki in the cluster",
  serves,
  settings: broughtSettings({ serves, volumes: ["loki"] }),
  charts: [lokiChart, alloyChart],
  retention: {
    fixed: false,
    days: { logs: 30 },
    source: "as long as an SLO's period, so that a spent budget can still be explained",
  },
  offers: ({ peers }) => [{ offer: logStore, value: store(peers.require(cluster).settings) }],
  fitLogAlerts: (catalog) => ({
    catalog,
    degradations: [
      {
        backend: id,
        item: "alerts about log lines",
        lost: "the marks on dashboards while they fire: Loki evaluates them, so Prometheus has no ALERTS series of theirs",
        fallback: "their messages, each with a link to the dashboard",
      },
    ],
  }),
  compile: async (context) => {
    const [{ lokiResources }, { lokiItems }] = await Promise.all([import("./compile.ts"), import("./log-alerts.ts")]);
    const given = clusterContext(context);
    return compiledResources(serving("logs", lokiResources(given)), itemsOf("logs", lokiItems(given)));
  },
  check: async ({ items }) => (await import("./check.ts")).check(items),
});

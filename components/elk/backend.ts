import type { Service } from "../backend.ts";
import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import { cluster, documentStore, logStore, statsdReceiver } from "../kubernetes/offers.ts";
import { broughtSettings } from "../kubernetes/own-settings.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { eckOperatorChart, eckStackChart } from "./chart.ts";
import { countedAlerts, withCountedAlerts } from "./counted-alerts.ts";
import { store } from "./store.ts";
import { store as documents } from "./traces/store.ts";

const id = "elk";

const serves: readonly Service[] = [
  { capability: "logs", choice: id, tiers: ["complete"], interfaces: [{ name: "kibana", login: true }] },
];

export const elk = declare<unknown, ClusterResources>({
  ...inCluster,
  id,
  title: "Elasticsearch, Logstash and Kibana (ECK)",
  serves,
  settings: broughtSettings({ serves, volumes: ["elasticsearch"] }),
  onDemand: [documentStore],
  charts: [eckOperatorChart, eckStackChart],
  retention: {
    fixed: false,
    days: { logs: 30 },
    source: "as long as an SLO's period, so that a spent budget can still be explained",
  },
  needs: ({ catalog }) => [cluster, ...(countedAlerts(catalog).length > 0 ? [statsdReceiver] : [])],
  offers: ({ stack, serves, peers }) => {
    const { settings } = peers.require(cluster);
    return [
      { offer: documentStore, value: documents(settings) },
      ...(serves.has("logs") ? [{ offer: logStore, value: store(stack, settings) }] : []),
    ];
  },
  fitLogAlerts: (catalog) => ({
    catalog: withCountedAlerts(catalog),
    degradations: [
      {
        backend: id,
        item: "alerts about log lines",
        lost:
          "exact numbers: a line counts when Logstash hands it on, so a backlog counts as a burst; a UDP packet may be " +
          "lost; and Prometheus extrapolates an increase",
        fallback:
          "counts by StatsD, since Elastic's Basic licence has no way to Alertmanager; the lines themselves are all kept",
      },
    ],
  }),
  compile: async (context) => {
    const { resources } = await import("./compile.ts");
    const chosen = { logs: context.serves.has("logs"), documents: context.asked.has(documentStore) };
    return compiledResources(resources(clusterContext(context), chosen));
  },
});

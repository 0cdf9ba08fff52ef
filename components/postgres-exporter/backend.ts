import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import { cluster, databaseExporter } from "../kubernetes/offers.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { serving } from "../kubernetes/resources.ts";
import { postgresChart } from "./chart.ts";
import { place, postgresResources } from "./postgres.ts";

export const postgresExporter = declare<unknown, ClusterResources>({
  ...inCluster,
  id: "postgres-exporter",
  title: "the PostgreSQL exporter",
  serves: [],
  onDemand: [databaseExporter],
  charts: [postgresChart],
  secrets: { databasePassword: "password of the PostgreSQL user that the exporter logs in as; tier complete" },
  offers: ({ peers }) => [{ offer: databaseExporter, value: place(peers.require(cluster).settings) }],
  compile: (context) =>
    Promise.resolve(compiledResources(serving("metrics", postgresResources(clusterContext(context))))),
});

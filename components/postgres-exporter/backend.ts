import { declare } from "../backend.ts";
import { clusterContext } from "../kubernetes/context.ts";
import { compiledResources, inCluster } from "../kubernetes/in-cluster.ts";
import { cluster, databaseExporter } from "../kubernetes/offers.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { serving } from "../kubernetes/resources.ts";
import { postgresChart } from "./chart.ts";
import { place, postgresResources } from "./postgres.ts";
import type { PostgresSettings } from "./settings.ts";
import { postgresSettings } from "./settings.ts";

export const postgresExporter = declare<PostgresSettings, ClusterResources>({
  ...inCluster,
  id: "postgres-exporter",
  title: "the PostgreSQL exporter",
  serves: [],
  onDemand: [databaseExporter],
  charts: [postgresChart],
  secrets: { databasePassword: "password of the PostgreSQL user that the exporter logs in as; tier complete" },
  settings: postgresSettings,
  offers: ({ peers, own }) => [
    { offer: databaseExporter, value: place(peers.require(cluster).settings, own.database) },
  ],
  compile: (context) =>
    Promise.resolve(
      compiledResources(serving("metrics", postgresResources(clusterContext(context), context.own.database))),
    ),
});

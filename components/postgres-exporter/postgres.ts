import { ofBackend } from "../../model/origin.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import { services } from "../kubernetes/places.ts";
import { exporterChart, exporterLabels, exporterName } from "../kubernetes/exporter.ts";
import type { PostgresValues } from "./postgres-values.ts";

const passwordSecret = { name: "postgres-exporter", key: "password" };

export const postgresValues = ({ settings: { database } }: KubernetesContext): PostgresValues => ({
  fullnameOverride: exporterName("postgres"),
  service: { port: services.postgres.port },
  config: {
    datasource: {
      host: database.host,
      port: String(database.port),
      user: database.user,
      database: database.name,
      sslmode: database.sslMode,
      passwordSecret,
    },
  },
  rbac: { create: false },
  resources: resources("20m", "32Mi", "128Mi"),
});

/** PostgreSQL's exporter; one, because two would ask the database twice and count everything double. */
export function postgresResources(context: KubernetesContext): ClusterResources {
  const { namespace, database } = context.settings;
  const name = exporterName("postgres");
  const ports = [database.port];
  return {
    ...noResources,
    releases: [{ name, chart: exporterChart.postgres, namespace, values: postgresValues(context), after: [] }],
    secrets: [
      {
        name: passwordSecret.name,
        namespace,
        keys: { [passwordSecret.key]: [{ config: "databasePassword" }] },
        readBy: "the PostgreSQL exporter, to log in to the product's database",
        origin: ofBackend("postgres-exporter"),
      },
    ],
    workloads: [
      {
        name,
        namespace,
        podLabels: exporterLabels("postgres"),
        listens: [{ port: services.postgres.port }],
        // The database is a Service of the cluster or an address elsewhere: its name does not tell.
        calls: [
          { outside: "internet", ports },
          { outside: "cluster", ports },
        ],
        replicas: 1,
      },
    ],
  };
}

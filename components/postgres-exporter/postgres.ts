import { ofBackend } from "../../model/origin.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import { chartLabels } from "../kubernetes/charts.ts";
import type { JobPlace } from "../kubernetes/job-place.ts";
import { setLabel } from "../kubernetes/relabelings.ts";
import type { KubernetesSettings } from "../kubernetes/settings.ts";
import { postgresChart } from "./chart.ts";
import type { DatabaseSettings } from "./settings.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";

/** What we set of the chart `prometheus-postgres-exporter`, whose pods are as restricted as can be by default. */
export interface PostgresValues {
  readonly fullnameOverride: string;
  readonly service: { readonly port: number };
  readonly config: {
    readonly datasource: {
      readonly host: string;
      /** The chart takes it for a template, so it is text. */
      readonly port: string;
      readonly user: string;
      readonly database: string;
      readonly sslmode: DatabaseSettings["sslMode"];
      readonly passwordSecret: { readonly name: string; readonly key: string };
    };
  };
  readonly rbac: { readonly create: false };
  readonly resources: Resources;
}

/** Its release, pods and Service. */
const name = "postgres-exporter";

const origin = ofBackend("postgres-exporter");

const metricsPort = 9187;

const labels = chartLabels(postgresChart, name);

const passwordSecret = { name: "postgres-exporter", key: "password" };

const postgresValues = (database: DatabaseSettings): PostgresValues => ({
  fullnameOverride: name,
  service: { port: metricsPort },
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
export function postgresResources(
  { settings: { namespace } }: KubernetesContext,
  database: DatabaseSettings,
): ClusterResources {
  const ports = [database.port];
  return {
    ...noResources,
    releases: [{ name, origin, chart: postgresChart, namespace, values: postgresValues(database), after: [] }],
    secrets: [
      {
        name: passwordSecret.name,
        namespace,
        keys: { [passwordSecret.key]: [{ config: "databasePassword" }] },
        readBy: "the PostgreSQL exporter, to log in to the product's database",
        origin,
      },
    ],
    workloads: [
      {
        name,
        namespace,
        podLabels: labels,
        listens: [{ port: metricsPort }],
        // The database is a Service of the cluster or an address elsewhere: its name does not say.
        calls: [
          { outside: "internet", ports },
          { outside: "cluster", ports },
        ],
        replicas: 1,
      },
    ],
  };
}

/** The exporter only speaks for the database: its series are identified by that. */
export const place = (
  { namespace }: Pick<KubernetesSettings, "namespace">,
  database: Pick<DatabaseSettings, "host" | "port">,
): JobPlace => ({
  namespace,
  serviceLabels: labels,
  containerPort: metricsPort,
  instance: setLabel("instance", `${database.host}:${database.port}`),
  keepsPod: false,
});

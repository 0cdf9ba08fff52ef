import type { Resources } from "../kubernetes/pod/resources.ts";
import type { DatabaseSettings } from "../kubernetes/settings.ts";

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

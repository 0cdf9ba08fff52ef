import type { Offer } from "../backend.ts";
import type { JobPlace } from "./job-place.ts";
import type { Call } from "./workload.ts";
import type { JsonMap } from "./object.ts";
import type { SecretPiece } from "./resources.ts";
import type { KubernetesSettings } from "./settings.ts";
import type { SecretVolume, VolumeMount } from "./pod/mounts.ts";
import type { ClusterDeployer } from "./deploy.ts";

/** A cluster to be in. */
interface Cluster {
  readonly settings: KubernetesSettings;
}

export const cluster: Offer<Cluster> = { what: "a Kubernetes cluster" };

/** What makes resources in the cluster; given by whoever is deployed first there. */
export const deployer: Offer<ClusterDeployer> = { what: "somebody who makes resources in the cluster" };

/** A data source as Grafana's provisioning files have it; `$NAME` is a variable of Grafana's pod, `$$` a dollar. */
export interface DataSource {
  readonly name: string;
  readonly uid: string;
  /** Grafana's name of the plugin. */
  readonly type: string;
  readonly access: "proxy";
  readonly url: string;
  readonly isDefault?: true;
  readonly editable: false;
  readonly basicAuth?: true;
  readonly basicAuthUser?: string;
  readonly jsonData: object;
  readonly secureJsonData?: Readonly<Record<string, string>>;
}

/** Where a link from one data source to another leads; undefined where the stack has no such thing. */
export interface Uids {
  readonly prometheus: string;
  readonly alertmanager: string;
  readonly logs: string | undefined;
  readonly traces: string | undefined;
}

/** A variable of Grafana's pod, from a Secret, as the chart's `envValueFrom`. */
interface VariableSource {
  readonly secretKeyRef: { readonly name: string; readonly key: string };
}

/** A store that people look for logs in. */
export interface LogStore {
  /** What answers; part of the data source's uid, so that another store is another source instead of a renamed one. */
  readonly source: string;
  /** How Grafana reaches it. */
  readonly call: Call;
  readonly dataSource: (uids: Uids) => DataSource;
  readonly variables: Readonly<Record<string, VariableSource>>;
  /** In its own language: finds the lines of the trace that is looked at, `$${__trace.traceId}`. */
  readonly linesOfTrace: string;
}

export const logStore: Offer<LogStore> = { what: "a store of logs" };

/** A store that people look at traces in, and that the collector sends them to. */
export interface TraceStore {
  /** Grafana's name of its plugin; also part of the data source's uid. */
  readonly source: string;
  readonly title: string;
  /** URL of its query API. */
  readonly url: string;
  /** How Grafana reaches it. */
  readonly call: Call;
  /** How the collector reaches it: an exporter of the OpenTelemetry collector, by its name. */
  readonly exporter: { readonly name: string; readonly config: JsonMap; readonly call: Call };
}

export const traceStore: Offer<TraceStore> = { what: "a store of traces" };

/** A store for documents, with a user for those who keep traces in it. */
export interface DocumentStore {
  readonly url: string;
  readonly call: Call;
  /** Release that must be there first. */
  readonly release: string;
  readonly user: string;
  readonly password: SecretPiece;
  /** Secret with the user's password, under the key `password`. */
  readonly passwordSecret: string;
  /** The CA of its certificate: volume, mount, and the file's path there. */
  readonly certificate: { readonly volume: SecretVolume; readonly mount: VolumeMount; readonly file: string };
  /** An image with a JDK's keytool, which the cluster has anyway. */
  readonly javaImage: string;
}

export const documentStore: Offer<DocumentStore> = { what: "a store for documents" };

/** A receiver of StatsD that Prometheus scrapes. */
export interface StatsdReceiver {
  /** DNS name. */
  readonly host: string;
  readonly port: number;
  readonly call: Call;
  readonly metricsPort: number;
  readonly place: JobPlace;
}

export const statsdReceiver: Offer<StatsdReceiver> = { what: "a receiver of StatsD" };

/** A receiver of the product's spans. */
export const spanReceiver: Offer<true> = { what: "a receiver of spans" };

/** An exporter of the product's database. */
export const databaseExporter: Offer<JobPlace> = { what: "an exporter of the database" };

/** A prober of uptime checks. */
export const prober: Offer<JobPlace> = { what: "a prober of uptime checks" };

import type { Context } from "../backend.ts";
import type { Kept } from "../../model/capability.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { Duration } from "../../model/duration.ts";
import type { StackContext } from "../../model/stack.ts";
import type { DocumentStore, LogStore, StatsdReceiver, TraceStore } from "./offers.ts";
import { cluster, databaseExporter, documentStore, logStore, prober, statsdReceiver, traceStore } from "./offers.ts";
import type { JobPlace } from "./job-place.ts";
import type { KubernetesSettings } from "./settings.ts";

/** Everything that what is in a cluster is compiled from; plain data, no secret. */
export interface KubernetesContext {
  readonly catalog: Catalog;
  readonly stack: StackContext;
  /** Name of the Pulumi project. */
  readonly project: string;
  readonly settings: KubernetesSettings;
  /** Where people look for logs and traces; undefined where the stack keeps none in the cluster. */
  readonly logs: LogStore | undefined;
  readonly traces: TraceStore | undefined;
  readonly documents: DocumentStore | undefined;
  readonly statsd: StatsdReceiver | undefined;
  /** Where exporters of the stack are scraped; undefined where it has none. */
  readonly database: JobPlace | undefined;
  readonly prober: JobPlace | undefined;
  /** Whether the cluster's own prober runs the catalog's checks from outside too. */
  readonly probesOutside: boolean;
  readonly retention: Readonly<Record<Kept, Duration>>;
  /** Names of the secrets that config sets. */
  readonly secretsSet: readonly string[];
}

/** What a backend in a cluster may read. */
export function clusterContext({
  catalog,
  stack,
  project,
  serves,
  retention,
  secretsSet,
  peers,
}: Context): KubernetesContext {
  return {
    catalog,
    stack,
    project,
    settings: peers.require(cluster).settings,
    logs: peers.get(logStore),
    traces: peers.get(traceStore),
    documents: peers.get(documentStore),
    statsd: peers.get(statsdReceiver),
    database: peers.get(databaseExporter),
    prober: peers.get(prober),
    probesOutside: serves.has("uptime"),
    retention,
    secretsSet,
  };
}

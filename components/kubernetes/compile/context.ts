import type { Catalog } from "../../../model/catalog.ts";
import type { Duration } from "../../../model/duration.ts";
import type { StackContext } from "../../../model/stack.ts";
import type { KubernetesSettings } from "./settings.ts";

/** Everything that the parts of the complete tier are compiled from; plain data, no secret. */
export interface KubernetesContext {
  readonly catalog: Catalog;
  readonly stack: StackContext;
  /** Name of the Pulumi project. */
  readonly project: string;
  readonly settings: KubernetesSettings;
  readonly logs: "elk" | "loki" | undefined;
  readonly traces: "jaeger" | "zipkin" | undefined;
  /** Who runs the catalog's outside checks; `blackbox`: the exporter in the cluster. */
  readonly uptime: "blackbox" | "elsewhere";
  readonly retention: { readonly metrics: Duration; readonly logs: Duration; readonly traces: Duration };
  /** Names of the secrets that config sets. */
  readonly secretsSet: readonly string[];
}

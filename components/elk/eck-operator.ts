import type { ElkSize } from "./sizing.ts";

/** What we set of the chart `eck-operator`. */
interface EckOperatorValues {
  readonly replicaCount: number;
  readonly managedNamespaces: readonly string[];
  readonly createClusterScopedResources: false;
  readonly telemetry: { readonly disabled: true };
  readonly webhook: { readonly enabled: false };
  readonly config: { readonly validateStorageClass: false; readonly metrics: { readonly port: string } };
  readonly podSecurityContext: { readonly seccompProfile: { readonly type: "RuntimeDefault" } };
}

export const metricsPort = 8080;

/**
 * Values of the release `eck-operator`. It is given its namespaces and roles in these alone: with its usual ClusterRole
 * it could read and change the Secrets of the whole cluster. So it has no webhook, which needs such a role and only reports
 * of issues early, and takes the word of config that a storage class lets volumes grow.
 */
export const eckOperatorValues = ({ operators }: ElkSize, namespaces: readonly string[]): EckOperatorValues => ({
  replicaCount: operators,
  managedNamespaces: namespaces,
  createClusterScopedResources: false,
  telemetry: { disabled: true },
  webhook: { enabled: false },
  config: { validateStorageClass: false, metrics: { port: String(metricsPort) } },
  podSecurityContext: { seccompProfile: { type: "RuntimeDefault" } },
});

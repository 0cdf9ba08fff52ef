import type { EckOperatorValues } from "./eck-operator-values.ts";
import type { ElkSize } from "./sizing.ts";

export const operatorPorts = { webhook: 9443, metrics: 8080 } as const;

/**
 * Values of the release `eck-operator`. It is given its namespaces, or it would manage those of the whole cluster. Its
 * webhook only tells of mistakes early; were it to fail closed, the operator's absence would block every change.
 */
export const eckOperatorValues = ({ operators }: ElkSize, namespaces: readonly string[]): EckOperatorValues => ({
  replicaCount: operators,
  managedNamespaces: namespaces,
  telemetry: { disabled: true },
  webhook: { failurePolicy: "Ignore" },
  config: { metrics: { port: String(operatorPorts.metrics) } },
  podSecurityContext: { seccompProfile: { type: "RuntimeDefault" } },
});

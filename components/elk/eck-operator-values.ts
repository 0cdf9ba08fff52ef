/** What we set of the chart `eck-operator`. */
export interface EckOperatorValues {
  readonly replicaCount: number;
  readonly managedNamespaces: readonly string[];
  readonly createClusterScopedResources: false;
  readonly telemetry: { readonly disabled: true };
  readonly webhook: { readonly enabled: false };
  readonly config: { readonly validateStorageClass: false; readonly metrics: { readonly port: string } };
  readonly podSecurityContext: { readonly seccompProfile: { readonly type: "RuntimeDefault" } };
}

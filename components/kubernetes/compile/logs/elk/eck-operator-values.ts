/** What we set of the chart `eck-operator`. */
export interface EckOperatorValues {
  readonly replicaCount: number;
  readonly managedNamespaces: readonly string[];
  readonly telemetry: { readonly disabled: true };
  readonly webhook: { readonly failurePolicy: "Ignore" };
  readonly config: { readonly metrics: { readonly port: string } };
  readonly podSecurityContext: { readonly seccompProfile: { readonly type: "RuntimeDefault" } };
}

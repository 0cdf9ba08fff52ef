import type { ContainerSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";

/** What we set of the chart `prometheus-pushgateway`. */
export interface PushgatewayValues {
  readonly fullnameOverride: string;
  readonly runAsStatefulSet: true;
  readonly persistentVolume: { readonly enabled: true; readonly storageClass?: string };
  readonly extraArgs: readonly string[];
  readonly automountServiceAccountToken: false;
  readonly containerSecurityContext: ContainerSecurity;
  readonly resources: Resources;
}

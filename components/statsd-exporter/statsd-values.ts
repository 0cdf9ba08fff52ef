import type { ContainerSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";

/** What we set of the chart `prometheus-statsd-exporter`. */
export interface StatsdValues {
  readonly fullnameOverride: string;
  readonly statsd: {
    readonly udpPort: number;
    readonly tcpPort: number;
    /** The mapping's YAML. */
    readonly mappingConfig: string;
  };
  readonly serviceAccount: { readonly create: false; readonly name: string };
  readonly securityContext: ContainerSecurity;
  readonly resources: Resources;
}

import type { ContainerSecurity, PodSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";
import type { PodAntiAffinity } from "../kubernetes/pod/anti-affinity.ts";

interface Port {
  readonly enabled: true;
  readonly containerPort: number;
  readonly servicePort: number;
  readonly protocol: "TCP";
}

interface NoPort {
  readonly enabled: false;
}

/** What we set of the chart `opentelemetry-collector`. */
export interface CollectorValues {
  readonly fullnameOverride: string;
  readonly mode: "deployment";
  readonly image: { readonly repository: string };
  readonly command: { readonly name: string };
  readonly replicaCount: number;
  readonly serviceAccount: { readonly create: true; readonly automountServiceAccountToken: false };
  /** The whole configuration of the collector, in place of the chart's own. */
  readonly alternateConfig: object;
  readonly ports: {
    readonly metrics: Port;
    readonly "span-metrics": Port;
    readonly peers?: Port;
    readonly "jaeger-compact": NoPort;
    readonly "jaeger-thrift": NoPort;
    readonly "jaeger-grpc": NoPort;
    readonly zipkin: NoPort;
  };
  readonly resources: Resources;
  readonly podSecurityContext: PodSecurity;
  readonly securityContext: ContainerSecurity;
  readonly affinity?: PodAntiAffinity;
}

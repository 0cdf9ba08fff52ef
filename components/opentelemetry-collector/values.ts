import type { KubernetesContext } from "../kubernetes/context.ts";
import { antiAffinity } from "../kubernetes/pod/anti-affinity.ts";
import { asUser, readOnly } from "../kubernetes/pod/security.ts";
import { tracesSizes } from "../trace-stores/sizing.ts";
import { collectorConfig } from "./config.ts";
import { collectorLabels, collectorName } from "./labels.ts";
import { collectorPorts } from "./ports.ts";
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

/** The user of the collector's image. */
const user = 10_001;

const port = (number: number) =>
  ({ enabled: true, containerPort: number, servicePort: number, protocol: "TCP" }) as const;

const closed = { enabled: false } as const;

/**
 * Values of the release `otel-collector`. The image is the distribution `contrib`: that for Kubernetes has no exporter
 * for Prometheus and Zipkin. Its configuration stands in place of the chart's, which Helm would merge ours with: it has
 * receivers of Jaeger and Zipkin, and a newer chart may have others.
 */
export function collectorValues(context: KubernetesContext): CollectorValues {
  const { replicas, resources } = tracesSizes[context.settings.profile].collector;
  const several = replicas > 1;
  return {
    fullnameOverride: collectorName,
    mode: "deployment",
    image: { repository: "ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib" },
    command: { name: "otelcol-contrib" },
    replicaCount: replicas,
    serviceAccount: { create: true, automountServiceAccountToken: false },
    alternateConfig: collectorConfig(context),
    ports: {
      metrics: port(collectorPorts.ownMetrics),
      "span-metrics": port(collectorPorts.spanMetrics),
      ...(several ? { peers: port(collectorPorts.peers) } : {}),
      "jaeger-compact": closed,
      "jaeger-thrift": closed,
      "jaeger-grpc": closed,
      zipkin: closed,
    },
    resources,
    podSecurityContext: asUser(user),
    securityContext: readOnly,
    ...(several ? { affinity: antiAffinity(collectorLabels, false) } : {}),
  };
}

import { shortConnections } from "../trace-stores/short-connections.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { JsonMap } from "../kubernetes/object.ts";
import type { TraceStore } from "../kubernetes/offers.ts";
import { tracesSizes } from "../trace-stores/sizing.ts";
import { peersService } from "./peers.ts";
import { collectorPorts as ports } from "./ports.ts";
import { isProbe } from "./probes.ts";
import { tailSampling } from "./sampling.ts";

/** A component of the collector under its name. */
interface Component {
  readonly name: string;
  readonly config: JsonMap;
}

const named = (components: readonly Component[]): JsonMap =>
  Object.fromEntries(components.map(({ name, config }) => [name, config]));

const at = (port: number): string => `\${env:MY_POD_IP}:${port}`;

/** Within the cluster, where network policies say who talks to whom. */
const plain: JsonMap = { insecure: true };

/** Seconds in histograms of span metrics: from what a cache answers to what users no longer wait for. */
const buckets = ["5ms", "10ms", "25ms", "50ms", "100ms", "250ms", "500ms", "1s", "2s", "2500ms", "5s", "10s"];

/**
 * Counts and times every span by service, name, kind and status, as `traces_span_metrics_…`. The service is all that it
 * keeps of who sent them: pods come and go, and each would leave series behind.
 */
const spanMetrics: Component = {
  name: "span_metrics",
  config: {
    histogram: { unit: "s", explicit: { buckets } },
    exclude_dimensions: ["collector.instance.id"],
    resource_metrics_key_attributes: ["service.name"],
    // A client that puts ids into the names of its spans would make series without end.
    aggregation_cardinality_limit: 10_000,
    // As often as Prometheus may ask.
    metrics_flush_interval: "15s",
    metrics_expiration: "1h",
  },
};

const spanMetricsExporter: Component = {
  name: "prometheus",
  config: { endpoint: at(ports.spanMetrics), without_scope_info: true },
};

/** Where traces go that are kept. */
export function requireStore({ traces }: KubernetesContext): TraceStore {
  if (traces === undefined) throw new Error("spans are collected, but nobody keeps traces");
  return traces;
}

const received: Component = {
  name: "otlp",
  config: {
    protocols: {
      grpc: { endpoint: at(ports.grpc), keepalive: shortConnections },
      http: { endpoint: at(ports.http) },
    },
  },
};

const fromPeers: Component = {
  name: "otlp/peers",
  config: { protocols: { grpc: { endpoint: at(ports.peers) } } },
};

/**
 * Each trace to one pod, the same whichever pod gets its spans. The pods' addresses come by DNS, for which the collector
 * needs no right in the Kubernetes API. What a pod no longer takes goes to those that are left.
 */
const toPeers = (namespace: string): Component => ({
  name: "load_balancing",
  config: {
    routing_key: "traceID",
    resolver: { dns: { hostname: `${peersService}.${namespace}.svc`, port: String(ports.peers) } },
    protocol: {
      // Does not try itself again, so that a pod's traces go to another at once.
      otlp: { tls: plain, timeout: "2s", retry_on_failure: { enabled: false }, sending_queue: { enabled: false } },
    },
    retry_on_failure: { enabled: true, initial_interval: "1s", max_interval: "5s", max_elapsed_time: "60s" },
    sending_queue: { enabled: true },
  },
});

const within: Component = { name: "forward", config: {} };

/**
 * The collector's configuration. Spans are counted before any is dropped, so that rates are the product's and not those
 * of the sample. Whoever decides on a trace needs all of its spans: with several pods, each hands them on by trace.
 */
export function collectorConfig(context: KubernetesContext): JsonMap {
  const { catalog, settings } = context;
  const size = tracesSizes[settings.profile].collector;
  const kept = requireStore(context).exporter;
  const several = size.replicas > 1;
  const handedOn = several ? toPeers(settings.namespace) : within;
  const handed = several ? fromPeers : within;
  return {
    extensions: { health_check: { endpoint: at(ports.health) } },
    receivers: named([received, ...(several ? [fromPeers] : [])]),
    processors: {
      memory_limiter: { check_interval: "1s", limit_percentage: 80, spike_limit_percentage: 20 },
      "filter/probes": { error_mode: "silent", trace_conditions: [isProbe(catalog)] },
      tail_sampling: tailSampling(catalog, size),
      batch: {},
    },
    connectors: named([spanMetrics, ...(several ? [] : [within])]),
    exporters: named([kept, spanMetricsExporter, ...(several ? [handedOn] : [])]),
    service: {
      extensions: ["health_check"],
      pipelines: {
        "traces/received": {
          receivers: [received.name],
          processors: ["memory_limiter", "filter/probes"],
          exporters: [spanMetrics.name, handedOn.name],
        },
        "traces/sampled": {
          receivers: [handed.name],
          processors: [...(several ? ["memory_limiter"] : []), "tail_sampling", "batch"],
          exporters: [kept.name],
        },
        "metrics/spans": { receivers: [spanMetrics.name], processors: [], exporters: [spanMetricsExporter.name] },
      },
      telemetry: {
        metrics: {
          readers: [{ pull: { exporter: { prometheus: { host: "${env:MY_POD_IP}", port: ports.ownMetrics } } } }],
        },
      },
    },
  };
}

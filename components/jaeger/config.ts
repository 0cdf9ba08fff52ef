import type { KubernetesContext } from "../kubernetes/context.ts";
import type { JsonMap } from "../kubernetes/object.ts";
import { service } from "./service.ts";
import { shortConnections } from "../trace-stores/short-connections.ts";
import { backend } from "./storage.ts";

/** Ports of Jaeger's pods. The chart's probes ask at 13133. */
export const jaegerPorts = { otlp: 4317, query: service.port, health: 13_133, metrics: 8888 } as const;

const at = (port: number): string => `0.0.0.0:${port}`;

/** The one store. */
const main = "main";

/** Jaeger's configuration: takes what the collector has kept, and shows it. */
export const jaegerConfig = (context: KubernetesContext): JsonMap => ({
  extensions: {
    healthcheckv2: { use_v2: true, http: { endpoint: at(jaegerPorts.health) } },
    jaeger_storage: { backends: { [main]: backend(context) } },
    jaeger_query: { storage: { traces: main }, http: { endpoint: at(jaegerPorts.query) } },
  },
  receivers: { otlp: { protocols: { grpc: { endpoint: at(jaegerPorts.otlp), keepalive: shortConnections } } } },
  processors: { memory_limiter: { check_interval: "1s", limit_percentage: 80, spike_limit_percentage: 20 } },
  exporters: { jaeger_storage_exporter: { trace_storage: main } },
  service: {
    extensions: ["healthcheckv2", "jaeger_storage", "jaeger_query"],
    pipelines: {
      traces: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["jaeger_storage_exporter"] },
    },
    telemetry: {
      metrics: { readers: [{ pull: { exporter: { prometheus: { host: "0.0.0.0", port: jaegerPorts.metrics } } } }] },
    },
  },
});

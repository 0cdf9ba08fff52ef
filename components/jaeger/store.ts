import type { KubernetesSettings } from "../kubernetes/settings.ts";
import type { TraceStore } from "../kubernetes/offers.ts";
import { host, origin } from "../kubernetes/places.ts";
import { jaegerPorts } from "./config.ts";
import { service } from "./service.ts";

/** How traces come to it and are looked at. */
export const store = (settings: KubernetesSettings): TraceStore => ({
  source: "jaeger",
  title: "Jaeger",
  url: origin(service, settings),
  call: { to: service.name, port: service.port },
  exporter: {
    name: "otlp_grpc/jaeger",
    // Within the cluster, where network policies say who talks to whom.
    config: { endpoint: `${host(service, settings)}:${jaegerPorts.otlp}`, tls: { insecure: true } },
    call: { to: service.name, port: jaegerPorts.otlp },
  },
});

import type { KubernetesSettings } from "../kubernetes/settings.ts";
import type { TraceStore } from "../kubernetes/offers.ts";
import { origin } from "../kubernetes/places.ts";
import { service } from "./service.ts";

/** How traces come to it and are looked at. */
export function store(settings: KubernetesSettings): TraceStore {
  const call = { to: service.name, port: service.port };
  return {
    source: "zipkin",
    title: "Zipkin",
    url: origin(service, settings),
    call,
    exporter: { name: "zipkin", config: { endpoint: `${origin(service, settings)}/api/v2/spans` }, call },
  };
}

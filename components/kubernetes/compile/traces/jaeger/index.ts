import type { KubernetesContext } from "../../context.ts";
import { keepsTracesInElasticsearch } from "../../logs/traces-user.ts";
import { manifest } from "../../manifest.ts";
import type { Part } from "../../part.ts";
import { emptyPart } from "../../part.ts";
import { releases, services } from "../../places.ts";
import { elasticsearchCall } from "../elasticsearch/certificate.ts";
import { monitor } from "../monitor.ts";
import { jaegerConfig, jaegerPorts } from "./config.ts";
import { jaegerClaims } from "./storage.ts";
import { jaegerLabels, jaegerValues } from "./values.ts";

/** Keeps traces and shows them. */
export function jaegerPart(context: KubernetesContext): Part {
  const { namespace } = context.settings;
  const { name, port } = services.jaeger;
  const values = jaegerValues(context);
  const shared = keepsTracesInElasticsearch(context);
  return {
    ...emptyPart,
    releases: [{ name, chart: "jaeger", namespace, values, after: shared ? [releases.eckStack] : [] }],
    objects: [{ object: monitor(context, name, jaegerLabels, [{ at: { targetPort: jaegerPorts.metrics } }]) }],
    claims: jaegerClaims(context),
    workloads: [
      {
        name,
        namespace,
        podLabels: jaegerLabels,
        listens: [{ port: jaegerPorts.otlp }, { port }, { port: jaegerPorts.metrics }],
        calls: shared ? [elasticsearchCall] : [],
        calledBy: [{ from: "ingress", port }],
        replicas: values.jaeger.replicas,
      },
    ],
    endpoints: [{ name: "traces", namespace, service: name, port, login: false }],
    artifacts: [{ path: "jaeger/config.yaml", content: manifest(jaegerConfig(context)) }],
  };
}

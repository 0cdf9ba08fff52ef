import type { KubernetesContext } from "../kubernetes/context.ts";
import { keepsTracesInElasticsearch } from "../elk/traces/traces-user.ts";
import { manifest } from "../kubernetes/manifest.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import { releases, services } from "../kubernetes/places.ts";
import { elasticsearchCall } from "../elk/traces/certificate.ts";
import { monitor } from "../kubernetes/monitor.ts";
import { jaegerConfig, jaegerPorts } from "./config.ts";
import { jaegerClaims } from "./storage.ts";
import { jaegerLabels, jaegerValues } from "./values.ts";

/** Keeps traces and shows them. */
export function jaegerResources(context: KubernetesContext): ClusterResources {
  const { namespace } = context.settings;
  const { name, port } = services.jaeger;
  const values = jaegerValues(context);
  const shared = keepsTracesInElasticsearch(context);
  return {
    ...noResources,
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

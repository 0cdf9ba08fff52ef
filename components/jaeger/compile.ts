import { ofBackend } from "../../model/origin.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { keepsDocuments, requireDocuments } from "../trace-stores/documents.ts";
import { traceDegradations } from "../trace-stores/degradations.ts";
import { jaegerChart } from "./chart.ts";
import { service } from "./service.ts";
import { tracesInMemory, jaegerClaims } from "./storage.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import { monitor } from "../kubernetes/monitor.ts";
import { jaegerConfig, jaegerPorts } from "./config.ts";
import { jaegerLabels, jaegerValues } from "./values.ts";

const origin = ofBackend("jaeger");

/** Keeps traces and shows them. */
export function jaegerResources(context: KubernetesContext): ClusterResources {
  const { namespace } = context.settings;
  const { name, port } = service;
  const values = jaegerValues(context);
  const documents = keepsDocuments(context) ? requireDocuments(context) : undefined;
  return {
    ...noResources,
    releases: [
      {
        name,
        origin,
        chart: jaegerChart,
        namespace,
        values,
        after: documents === undefined ? [] : [documents.release],
      },
    ],
    objects: [
      {
        origin,
        object: monitor(context, name, jaegerLabels, [{ at: { targetPort: jaegerPorts.metrics } }]),
      },
    ],
    claims: jaegerClaims(context),
    workloads: [
      {
        name,
        namespace,
        podLabels: jaegerLabels,
        listens: [{ port: jaegerPorts.otlp }, { port }, { port: jaegerPorts.metrics }],
        calls: documents === undefined ? [] : [documents.call],
        calledBy: [{ from: "ingress", port }],
        replicas: values.jaeger.replicas,
      },
    ],
    degradations: traceDegradations("jaeger", `${tracesInMemory} traces`, context),
    endpoints: [{ name: "traces", namespace, service: name, port, login: false }],
    configurations: [{ path: "jaeger/config.yaml", origin, yaml: jaegerConfig(context) }],
  };
}

import { ofBackend } from "../../model/origin.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { keepsDocuments, requireDocuments } from "../trace-stores/documents.ts";
import { traceDegradations } from "../trace-stores/degradations.ts";
import { zipkinChart } from "./chart.ts";
import { service } from "./service.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import { monitor } from "../kubernetes/monitor.ts";
import { credentialsSecret, spansInMemory } from "./storage.ts";
import { zipkinLabels, zipkinValues } from "./values.ts";

const origin = ofBackend("zipkin");

/** Keeps traces and shows them. */
export function zipkinResources(context: KubernetesContext): ClusterResources {
  const { namespace } = context.settings;
  const { name, port } = service;
  const values = zipkinValues(context);
  const documents = keepsDocuments(context) ? requireDocuments(context) : undefined;
  const metrics = { at: { port: "http-query" }, path: "/prometheus" };
  return {
    ...noResources,
    releases: [
      {
        name,
        origin,
        chart: zipkinChart,
        namespace,
        values,
        after: documents === undefined ? [] : [documents.release],
      },
    ],
    objects: [{ origin, object: monitor(context, name, zipkinLabels, [metrics]) }],
    secrets: documents === undefined ? [] : [credentialsSecret(namespace, documents)],
    workloads: [
      {
        name,
        namespace,
        podLabels: zipkinLabels,
        listens: [{ port }],
        calls: documents === undefined ? [] : [documents.call],
        calledBy: [{ from: "ingress", port }],
        replicas: values.replicaCount,
      },
    ],
    degradations: traceDegradations("zipkin", `${spansInMemory} spans`, context),
    endpoints: [{ name: "traces", namespace, service: name, port, login: false }],
  };
}

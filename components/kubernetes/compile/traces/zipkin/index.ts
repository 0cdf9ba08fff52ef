import type { KubernetesContext } from "../../context.ts";
import { keepsTracesInElasticsearch } from "../../logs/traces-user.ts";
import type { Part } from "../../part.ts";
import { emptyPart } from "../../part.ts";
import { releases, services } from "../../places.ts";
import { elasticsearchCall } from "../elasticsearch/certificate.ts";
import { monitor } from "../monitor.ts";
import { credentialsSecret } from "./storage.ts";
import { zipkinLabels, zipkinValues } from "./values.ts";

/** Keeps traces and shows them. */
export function zipkinPart(context: KubernetesContext): Part {
  const { namespace } = context.settings;
  const { name, port } = services.zipkin;
  const values = zipkinValues(context);
  const shared = keepsTracesInElasticsearch(context);
  const metrics = { at: { port: "http-query" }, path: "/prometheus" };
  return {
    ...emptyPart,
    releases: [{ name, chart: "zipkin", namespace, values, after: shared ? [releases.eckStack] : [] }],
    objects: [{ object: monitor(context, name, zipkinLabels, [metrics]) }],
    secrets: shared ? [credentialsSecret(namespace)] : [],
    workloads: [
      {
        name,
        namespace,
        podLabels: zipkinLabels,
        listens: [{ port }],
        calls: shared ? [elasticsearchCall] : [],
        calledBy: [{ from: "ingress", port }],
        replicas: values.replicaCount,
      },
    ],
    endpoints: [{ name: "traces", namespace, service: name, port, login: false }],
  };
}

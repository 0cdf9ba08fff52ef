import { ofBackend } from "../../model/origin.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { keepsTracesInElasticsearch } from "../elk/traces/traces-user.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import { releases, services } from "../kubernetes/places.ts";
import { elasticsearchCall } from "../elk/traces/certificate.ts";
import { monitor } from "../kubernetes/monitor.ts";
import { credentialsSecret } from "./storage.ts";
import { zipkinLabels, zipkinValues } from "./values.ts";

/** Keeps traces and shows them. */
export function zipkinResources(context: KubernetesContext): ClusterResources {
  const { namespace } = context.settings;
  const { name, port } = services.zipkin;
  const values = zipkinValues(context);
  const shared = keepsTracesInElasticsearch(context);
  const metrics = { at: { port: "http-query" }, path: "/prometheus" };
  return {
    ...noResources,
    releases: [{ name, chart: "zipkin", namespace, values, after: shared ? [releases.eckStack] : [] }],
    objects: [{ origin: ofBackend("zipkin"), object: monitor(context, name, zipkinLabels, [metrics]) }],
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

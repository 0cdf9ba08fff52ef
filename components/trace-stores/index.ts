import type { KubernetesContext } from "../kubernetes/context.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources, joined } from "../kubernetes/resources.ts";
import { collectorResources } from "../opentelemetry-collector/compile.ts";
import { degradations } from "./degradations.ts";
import { elasticsearchStorageResources } from "../elk/traces/index.ts";
import { jaegerResources } from "../jaeger/compile.ts";
import { zipkinResources } from "../zipkin/compile.ts";

const stores = { jaeger: jaegerResources, zipkin: zipkinResources };

/** The OpenTelemetry collector, Jaeger or Zipkin behind it, and what Elasticsearch needs to keep traces. */
export function tracesResources(context: KubernetesContext): ClusterResources {
  if (context.traces === undefined) return noResources;
  return joined([
    collectorResources(context),
    stores[context.traces](context),
    elasticsearchStorageResources(context),
    { ...noResources, degradations: degradations(context) },
  ]);
}

import type { KubernetesContext } from "../context.ts";
import type { Part } from "../part.ts";
import { emptyPart, joined } from "../part.ts";
import { collectorPart } from "./collector/index.ts";
import { degradations } from "./degradations.ts";
import { elasticsearchStoragePart } from "./elasticsearch/index.ts";
import { jaegerPart } from "./jaeger/index.ts";
import { zipkinPart } from "./zipkin/index.ts";

const stores = { jaeger: jaegerPart, zipkin: zipkinPart };

/** The OpenTelemetry collector, Jaeger or Zipkin behind it, and what Elasticsearch needs to keep traces. */
export function tracesPart(context: KubernetesContext): Part {
  if (context.traces === undefined) return emptyPart;
  return joined([
    collectorPart(context),
    stores[context.traces](context),
    elasticsearchStoragePart(context),
    { ...emptyPart, degradations: degradations(context) },
  ]);
}

import { collectorResources } from "../../../components/opentelemetry-collector/compile.ts";
import { elasticsearchStorageResources } from "../../../components/elk/traces/index.ts";
import { jaegerResources } from "../../../components/jaeger/compile.ts";
import type { KubernetesContext } from "../../../components/kubernetes/context.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { joined } from "../../../components/kubernetes/resources.ts";
import { keepsDocuments } from "../../../components/trace-stores/documents.ts";
import { zipkinResources } from "../../../components/zipkin/compile.ts";
import type { TracesChoice } from "../kubernetes/context.ts";
import { kubernetesContext } from "../kubernetes/context.ts";
import { everyStack } from "../kubernetes/every-stack.ts";

const stores = { jaeger: jaegerResources, zipkin: zipkinResources } as const;

/** A stack that keeps traces. */
interface TracedStack {
  readonly name: string;
  readonly store: TracesChoice;
  readonly context: KubernetesContext;
}

/** Every stack with traces that settings allow. */
export const everyTracedStack: readonly TracedStack[] = everyStack.flatMap(([name, stack]) =>
  stack.traces === undefined ? [] : [{ name, store: stack.traces, context: kubernetesContext(stack) }],
);

/** What takes traces in, what keeps them, and what Elasticsearch has for them where they are kept in one. */
export const tracesResources = (store: TracesChoice, context: KubernetesContext): ClusterResources =>
  joined([
    collectorResources(context),
    stores[store](context),
    ...(keepsDocuments(context) ? [elasticsearchStorageResources(context)] : []),
  ]);

import type { Degradation } from "../../model/stack.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { keepsTracesInElasticsearch } from "../elk/traces/traces-user.ts";
import { tracesInMemory } from "../jaeger/storage.ts";
import { inDays, isWholeDays } from "./retention.ts";
import { spansInMemory } from "../zipkin/storage.ts";

/** What settings lose of the traces. */
export function degradations(context: KubernetesContext): readonly Degradation[] {
  const { traces: backend, settings, retention } = context;
  if (backend === undefined) return [];
  const inMemory: Degradation = {
    backend,
    item: "retention of traces",
    lost: `${retention.traces} of them: memory has the last ${
      backend === "jaeger" ? `${tracesInMemory} traces` : `${spansInMemory} spans`
    } until the next restart`,
    fallback: "span metrics, which stay in Prometheus",
  };
  const single: Degradation = {
    backend,
    item: `traces of profile ${settings.profile}`,
    lost: "replicas: a Badger belongs to one process",
    fallback: "one Jaeger on a volume; while it restarts, the collector keeps sampled traces for five minutes",
  };
  const days: Degradation = {
    backend,
    item: "retention of traces",
    lost: `deletion after ${retention.traces}: Elasticsearch has an index per day, which goes as a whole`,
    fallback: `deletion after ${inDays(retention.traces)}d`,
  };
  const graph: Degradation = {
    backend,
    item: "dependency graph of services",
    lost: "all of it: with Elasticsearch only a Spark job over each day's spans computes it, which this stack does not run",
    fallback: "the graph of each trace in Grafana, and span metrics by service",
  };
  return [
    ...(settings.traceStorage === "memory" ? [inMemory] : []),
    ...(settings.traceStorage === "badger" && settings.profile !== "small" ? [single] : []),
    ...(keepsTracesInElasticsearch(context) ? [...(isWholeDays(retention.traces) ? [] : [days]), graph] : []),
  ];
}

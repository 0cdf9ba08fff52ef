import type { Degradation } from "../../model/stack.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { keepsDocuments } from "./documents.ts";
import { inDays, isWholeDays } from "./retention.ts";

/**
 * What settings lose of the traces that a backend keeps.
 *
 * @param memory how much it has where it keeps them in memory
 */
export function traceDegradations(backend: string, memory: string, context: KubernetesContext): readonly Degradation[] {
  const { settings, retention } = context;
  const inMemory: Degradation = {
    backend,
    item: "retention of traces",
    lost: `${retention.traces} of them: memory has the last ${memory} until the next restart`,
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
    ...(keepsDocuments(context) ? [...(isWholeDays(retention.traces) ? [] : [days]), graph] : []),
  ];
}

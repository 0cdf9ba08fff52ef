import type { KubernetesContext } from "../../kubernetes/context.ts";

export const keepsTracesInElasticsearch = ({ traces, settings }: KubernetesContext): boolean =>
  traces !== undefined && settings.traceStorage === "elasticsearch";

/**
 * Name of the Secret by which Elasticsearch gets the user that writes and reads traces: keys `username`, `password` and
 * `roles` (names, by comma), and where a role is not built in `roles.yml` with what it may do. It is in the stack's main
 * namespace and belongs to the traces' part.
 */
export const tracesUserSecret = "elasticsearch-traces-user";

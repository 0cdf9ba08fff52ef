import type { KubernetesContext } from "../context.ts";
import type { ClusterResources } from "../resources.ts";
import { noResources, joined } from "../resources.ts";
import { elasticsearchResources, elkResources } from "../../elk/compile.ts";
import type { LogAlertInputs } from "./inputs.ts";
import { lokiResources } from "../../loki/compile.ts";
import { keepsTracesInElasticsearch } from "../../elk/traces/traces-user.ts";

export { dataStream } from "../../elk/data-stream.ts";
export { tracesUserSecret } from "../../elk/traces/traces-user.ts";
export type { LogAlertInputs } from "./inputs.ts";

/** Whether the stack has an Elasticsearch: for its logs, its traces or both. */
export const needsElasticsearch = (context: KubernetesContext): boolean =>
  context.logs === "elk" || keepsTracesInElasticsearch(context);

/** Where logs go, with what brings them there, and Elasticsearch where only the traces need it. */
export function logsResources(context: KubernetesContext, alerts: LogAlertInputs): ClusterResources {
  if (context.logs === "elk") return elkResources(context, alerts);
  return joined([
    context.logs === "loki" ? lokiResources(context, alerts) : noResources,
    keepsTracesInElasticsearch(context) ? elasticsearchResources(context) : noResources,
  ]);
}

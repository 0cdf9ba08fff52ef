import type { KubernetesContext } from "../context.ts";
import type { Part } from "../part.ts";
import { emptyPart, joined } from "../part.ts";
import { elasticsearchPart, elkPart } from "./elk/index.ts";
import type { LogAlertInputs } from "./inputs.ts";
import { lokiPart } from "./loki/index.ts";
import { keepsTracesInElasticsearch } from "./traces-user.ts";

export { dataStream } from "./elk/data-stream.ts";
export { tracesUserSecret } from "./traces-user.ts";
export type { LogAlertInputs } from "./inputs.ts";

/** Whether the stack has an Elasticsearch: for its logs, its traces or both. */
export const needsElasticsearch = (context: KubernetesContext): boolean =>
  context.logs === "elk" || keepsTracesInElasticsearch(context);

/** Where logs go, with what brings them there, and Elasticsearch where only the traces need it. */
export function logsPart(context: KubernetesContext, alerts: LogAlertInputs): Part {
  if (context.logs === "elk") return elkPart(context, alerts);
  return joined([
    context.logs === "loki" ? lokiPart(context, alerts) : emptyPart,
    keepsTracesInElasticsearch(context) ? elasticsearchPart(context) : emptyPart,
  ]);
}

import type { KubernetesContext } from "../../context.ts";
import { keepsTracesInElasticsearch } from "../../logs/traces-user.ts";
import type { Part } from "../../part.ts";
import { emptyPart } from "../../part.ts";
import { releases } from "../../places.ts";
import { elasticsearchCall } from "./certificate.ts";
import { retentionJob, retentionJobLabels, retentionJobName } from "./retention-job.ts";
import { userSecret } from "./user.ts";

/** What an Elasticsearch needs to keep traces: their user, and somebody who deletes them in time. */
export function elasticsearchStoragePart(context: KubernetesContext): Part {
  if (!keepsTracesInElasticsearch(context)) return emptyPart;
  const { namespace } = context.settings;
  return {
    ...emptyPart,
    objects: [{ object: retentionJob(context), after: [releases.eckStack] }],
    secrets: [userSecret(namespace)],
    workloads: [
      {
        name: retentionJobName,
        namespace,
        podLabels: retentionJobLabels,
        listens: [],
        calls: [elasticsearchCall],
        replicas: 1,
      },
    ],
  };
}

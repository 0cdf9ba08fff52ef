import { ofBackend } from "../../../model/origin.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { ClusterResources } from "../../kubernetes/resources.ts";
import { noResources } from "../../kubernetes/resources.ts";
import { releases } from "../services.ts";
import { elasticsearchCall } from "./certificate.ts";
import { retentionJob, retentionJobLabels, retentionJobName } from "./retention-job.ts";
import { userSecret } from "./user.ts";

/**
 * What an Elasticsearch needs to keep traces: their user (`user.ts`), and somebody who deletes them in time (`retention-job.ts`).
 * `store.ts` is what a trace store is offered of it, `certificate.ts` how that trusts it.
 */
export function elasticsearchStorageResources(context: KubernetesContext): ClusterResources {
  const { namespace } = context.settings;
  return {
    ...noResources,
    objects: [{ origin: ofBackend("elk"), object: retentionJob(context), after: [releases.stack] }],
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

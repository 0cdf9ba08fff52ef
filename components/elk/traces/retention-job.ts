import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { JsonMap, KubernetesObject } from "../../kubernetes/object.ts";
import { curlImage } from "../../kubernetes/pod/curl.ts";
import { resources } from "../../kubernetes/pod/resources.ts";
import { objectLabels } from "../../kubernetes/object-labels.ts";
import { asUser, readOnly } from "../../kubernetes/pod/security.ts";
import { inDays } from "../../trace-stores/retention.ts";
import { certificateFile, certificateMount, certificateVolume, elasticsearchUrl } from "./certificate.ts";
import { indexPrefixes, tracesUser, tracesUserSecret } from "./user.ts";

export const retentionJobName = "traces-retention";

export const retentionJobLabels = { "app.kubernetes.io/name": retentionJobName } as const;

/** Of the image's user, by number. */
const user = 100;

/** Two hours into the day by UTC, by whose days indices are named. */
const schedule = "0 2 * * *";

/**
 * Deletes every index of a day before those that are kept. What is neither named after a day nor after an engine of
 * ours it does not see.
 */
export function retentionScript({ settings, retention }: KubernetesContext): string {
  const patterns = indexPrefixes.map((prefix) => `${prefix}-*`).join(",");
  return `set -eu

es() {
  method=$1 path=$2
  printf 'user = "${tracesUser}:%s"' "$ES_PASSWORD" |
    curl --config - --silent --show-error --fail-with-body --max-time 60 --cacert ${certificateFile} \\
      --request "$method" "${elasticsearchUrl(settings)}$path"
}

oldest=$(date -u -d "@$(($(date +%s) - ${inDays(retention.traces)} * 86400))" +%Y%m%d)

found=$(es GET '/_resolve/index/${patterns}?filter_path=indices.name')

printf '%s\\n' "$found" | tr ',' '\\n' |
  sed -nE 's/.*"((${indexPrefixes.join("|")})-[a-z]+-[0-9]{4}-[0-9]{2}-[0-9]{2})".*/\\1/p' |
  while read -r index; do
    day=$(printf '%s' "$index" | tail -c 10 | tr -d '-')
    if [ "$day" -lt "$oldest" ]; then
      echo "$index"
      es DELETE "/$index"
    fi
  done
`;
}

const pod = (context: KubernetesContext): JsonMap => ({
  restartPolicy: "OnFailure",
  automountServiceAccountToken: false,
  securityContext: { ...asUser(user) },
  containers: [
    {
      name: "curl",
      image: curlImage,
      command: ["/bin/sh", "-c", retentionScript(context)],
      env: [{ name: "ES_PASSWORD", valueFrom: { secretKeyRef: { name: tracesUserSecret, key: "password" } } }],
      resources: { ...resources("10m", "32Mi", "64Mi") },
      securityContext: { ...readOnly },
      volumeMounts: [{ ...certificateMount }],
    },
  ],
  volumes: [{ ...certificateVolume }],
});

/**
 * Retention of traces in Elasticsearch. Jaeger and Zipkin start an index each day, with templates of their own to which
 * no other template can add a lifecycle policy, so whole indices are deleted by their names: one way for both, by which
 * what the one left still expires after a change to the other. A failed run is reported by the cluster's own alert
 * KubeJobFailed, and the next day's makes up for it.
 */
export const retentionJob = (context: KubernetesContext): KubernetesObject => {
  const labels = { ...objectLabels(context), ...retentionJobLabels };
  return {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: { name: retentionJobName, namespace: context.settings.namespace, labels },
    spec: {
      schedule,
      timeZone: "Etc/UTC",
      concurrencyPolicy: "Forbid",
      // A cluster that was off at the time makes up for it within the day.
      startingDeadlineSeconds: 43_200,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 1,
      jobTemplate: {
        spec: {
          activeDeadlineSeconds: 3_600,
          backoffLimit: 5,
          template: { metadata: { labels }, spec: pod(context) },
        },
      },
    },
  };
};

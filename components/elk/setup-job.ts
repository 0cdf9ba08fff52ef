import { createHash } from "node:crypto";
import { lineFields } from "../../model/log-line.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";
import { objectLabels } from "../kubernetes/object-labels.ts";
import { elasticsearchUrl } from "./traces/certificate.ts";
import { curlImage } from "../kubernetes/pod/curl.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import { readOnly } from "../kubernetes/pod/security.ts";
import { dataStream } from "./data-stream.ts";
import { clusterName } from "./elasticsearch.ts";
import { indexTemplate } from "./compile-template.ts";
import type { ElkSize } from "./sizing.ts";

export const setupName = "elasticsearch-setup";

export const setupLabels = { "app.kubernetes.io/name": setupName } as const;

/** Seconds; pulling the images of a first installation included. */
const patience = 3_600;

/**
 * What the Job does; every step may be done again. Where Logstash was first, its data stream came from a built-in
 * template: its indices are set to follow the retention too, and the next line starts one with our mapping.
 */
export function setupScript(context: KubernetesContext, { shards }: ElkSize): string {
  const { stack, retention, settings } = context;
  const { name } = dataStream(stack);
  const template = JSON.stringify(indexTemplate(name, lineFields(context.catalog), shards, retention.logs));
  return `set -eu

es() {
  method=$1 path=$2
  shift 2
  printf 'user = "elastic:%s"' "$ELASTIC_PASSWORD" |
    curl --config - --silent --show-error --fail-with-body --max-time 30 --write-out '\\n' --cacert /ca/ca.crt \\
      --request "$method" --header 'Content-Type: application/json' "$@" \\
      "${elasticsearchUrl(settings)}$path"
}

until es GET '/_cluster/health?wait_for_status=yellow&timeout=20s'; do sleep 5; done

es PUT '/_index_template/${name}' --data '${template}'

if es GET '/_data_stream/${name}' >/dev/null 2>&1; then
  es PUT '/${name}/_settings' --data '{"index.lifecycle.prefer_ilm":false}'
  es POST '/${name}/_rollover?lazy=true'
else
  es PUT '/_data_stream/${name}'
fi

es PUT '/_data_stream/${name}/_lifecycle' --data '{"data_retention":"${retention.logs}"}'
`;
}

/**
 * Retention of logs in Elasticsearch. Data stream lifecycles are part of the Basic licence, as index lifecycle policies
 * are, but ECK's object for either, StackConfigPolicy, does not work without an Enterprise one. So a Job tells
 * Elasticsearch by its API, with the operator's own `elastic` user. It is named after what it does: another retention or
 * mapping is another Job, whose completion `up` waits for, and with that for an Elasticsearch that answers.
 */
export function setupJob(context: KubernetesContext, size: ElkSize): KubernetesObject {
  const script = setupScript(context, size);
  const hash = createHash("sha256").update(script).digest("hex").slice(0, 8);
  const labels = { ...objectLabels(context), ...setupLabels };
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: `${setupName}-${hash}`, namespace: context.settings.namespace, labels },
    spec: {
      activeDeadlineSeconds: patience,
      backoffLimit: 10,
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: "OnFailure",
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, runAsUser: 65_534, runAsGroup: 65_534 },
          containers: [
            {
              name: "curl",
              image: curlImage,
              command: ["/bin/sh", "-c", script],
              env: [
                {
                  name: "ELASTIC_PASSWORD",
                  valueFrom: { secretKeyRef: { name: `${clusterName}-es-elastic-user`, key: "elastic" } },
                },
              ],
              resources: { ...resources("10m", "32Mi", "64Mi") },
              securityContext: { ...readOnly },
              volumeMounts: [{ name: "ca", mountPath: "/ca", readOnly: true }],
            },
          ],
          volumes: [{ name: "ca", secret: { secretName: `${clusterName}-es-http-certs-public` } }],
        },
      },
    },
  };
}

import { ofBackend } from "../../model/origin.ts";
import type { SecretSpec } from "../kubernetes/resources.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { hasKeys, objectStorageCalls } from "../kubernetes/object-storage.ts";
import type { ObjectStorageSettings } from "../kubernetes/settings.ts";
import type { Call } from "../kubernetes/workload.ts";
import type { LokiStorage } from "./loki-values.ts";

/** Keys of the Secret, and names of the variables that Loki expands in its configuration. */
const accessKey = "LOKI_S3_ACCESS_KEY";
const secretKey = "LOKI_S3_SECRET_KEY";

const secretName = "loki-object-storage";

/** small keeps its logs on its volume even where an object storage is at hand for metrics. */
export const objectStorageOf = ({ settings }: KubernetesContext): ObjectStorageSettings | undefined =>
  settings.profile === "small" ? undefined : settings.objectStorage;

export function storage(context: KubernetesContext): LokiStorage {
  const at = objectStorageOf(context);
  if (at === undefined) return { type: "filesystem" };
  return {
    type: "s3",
    bucketNames: { chunks: at.buckets.logs, ruler: at.buckets.logs },
    s3: {
      ...(at.endpoint === undefined ? {} : { endpoint: at.endpoint }),
      region: at.region,
      insecure: !at.tls,
      // Stores other than AWS have no host name per bucket.
      s3ForcePathStyle: at.endpoint !== undefined,
      ...(hasKeys(context) ? { accessKeyId: `\${${accessKey}}`, secretAccessKey: `\${${secretKey}}` } : {}),
    },
  };
}

/** The Secret with the keys, where Loki needs them. */
export function storageSecret(context: KubernetesContext): SecretSpec | undefined {
  if (objectStorageOf(context) === undefined || !hasKeys(context)) return undefined;
  return {
    name: secretName,
    namespace: context.settings.namespace,
    keys: { [accessKey]: [{ config: "objectStorageAccessKey" }], [secretKey]: [{ config: "objectStorageSecretKey" }] },
    readBy: "Loki, as environment variables",
    origin: ofBackend("loki"),
  };
}

/** How Loki reaches its object storage. */
export function storageCalls(context: KubernetesContext): readonly Call[] {
  const at = objectStorageOf(context);
  return at === undefined ? [] : objectStorageCalls(at);
}

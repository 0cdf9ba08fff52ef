import { ofBackend } from "../../../model/origin.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import { hasKeys } from "../../kubernetes/object-storage.ts";
import type { SecretPiece, SecretSpec } from "../../kubernetes/resources.ts";
import type { ObjectStorageSettings } from "../../kubernetes/settings.ts";

/** Thanos' own file about its object storage, which everyone who needs it reads from one Secret. */
export const objectStorageSecret = { name: "thanos-object-storage", key: "objstore.yml" } as const;

/** AWS names its endpoints by region; Thanos wants one. */
const endpoint = ({ endpoint: given, region }: ObjectStorageSettings): string => given ?? `s3.${region}.amazonaws.com`;

/** A text in single quotes; keys of S3 have none in them. */
const quoted = (...parts: readonly SecretPiece[]): readonly SecretPiece[] => ["'", ...parts, "'\n"];

/** objstore.yml. Without keys Thanos asks the cloud who its pod is. */
export function objectStorageSpec(context: KubernetesContext, at: ObjectStorageSettings): SecretSpec {
  return {
    name: objectStorageSecret.name,
    namespace: context.settings.namespace,
    keys: {
      [objectStorageSecret.key]: [
        "type: S3\nconfig:\n  bucket: ",
        ...quoted(at.buckets.metrics),
        "  endpoint: ",
        ...quoted(endpoint(at)),
        "  region: ",
        ...quoted(at.region),
        `  insecure: ${String(!at.tls)}\n`,
        // Stores other than AWS have no host name per bucket.
        `  bucket_lookup_type: ${at.endpoint === undefined ? "auto" : "path"}\n`,
        ...(hasKeys(context)
          ? [
              "  access_key: ",
              ...quoted({ config: "objectStorageAccessKey" }),
              "  secret_key: ",
              ...quoted({ config: "objectStorageSecretKey" }),
            ]
          : ["  aws_sdk_auth: true\n"]),
      ],
    },
    readBy: "Thanos beside Prometheus, its store, compactor and ruler",
    origin: ofBackend("kube-prometheus-stack"),
  };
}

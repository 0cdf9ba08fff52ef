import type { ClusterResources } from "../components/kubernetes/resources.ts";
import {
  kindToken,
  mainNamespace,
  objectResourceName,
  releaseResourceName,
} from "../components/kubernetes/resource-name.ts";
import type { PlannedResource } from "./plan.ts";

/** What `up` makes in the cluster, by the names of its resources. */
export function kubernetesResources(product: string, part: ClusterResources): readonly PlannedResource[] {
  const main = mainNamespace(part);
  const generated = part.secrets.flatMap(({ keys }) =>
    Object.values(keys).flatMap((parts) =>
      parts.flatMap((piece) => (typeof piece === "object" && "generated" in piece ? [piece.generated] : [])),
    ),
  );
  return [
    { type: "stratoai:index:KubernetesMonitoring", name: product },
    ...part.objects.map(({ object: { apiVersion, kind, metadata } }) => ({
      type: kindToken(apiVersion, kind),
      name: objectResourceName(product, kind, metadata, main),
    })),
    ...part.secrets.map((secret) => ({
      type: kindToken("v1", "Secret"),
      name: objectResourceName(product, "Secret", secret, main),
    })),
    ...[...new Set(generated)].map((name) => ({
      type: "random:index/randomPassword:RandomPassword",
      name: `${product}-${name}`,
    })),
    ...part.releases.map(({ name }) => ({
      type: "kubernetes:helm.sh/v3:Release",
      name: releaseResourceName(product, name),
    })),
  ];
}

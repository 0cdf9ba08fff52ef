import type { KubeConfig } from "@kubernetes/client-node";
import type { Issue } from "../../../model/issue.ts";
import type { ClusterError, FoundObject } from "../cluster-api.ts";
import { clusterApi } from "../cluster-api.ts";
import type { KubernetesSettings } from "../settings.ts";

/** The oldest Kubernetes minor that the pinned charts take (kube-prometheus-stack: 1.25). */
const oldestMinor = 25;

/** What a cluster says of itself; `minor` may have a suffix of its vendor's. */
interface ClusterVersion {
  readonly major: string;
  readonly minor: string;
}

const isDefault = ({ metadata }: FoundObject): boolean =>
  metadata.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true";

function storageIssues(classes: readonly FoundObject[], wanted: string | undefined): readonly Issue[] {
  const names = classes.map(({ metadata }) => metadata.name).sort();
  const path = "kubernetes.storageClass";
  if (wanted !== undefined && !names.includes(wanted)) {
    return [
      { path, got: `"${wanted}", which the cluster does not have`, expected: names.join(", ") || "none is there" },
    ];
  }
  if (wanted === undefined && !classes.some(isDefault)) {
    return [
      { path, got: "nothing, and the cluster has no default class", expected: names.join(", ") || "none is there" },
    ];
  }
  return [];
}

/** Why a cluster could not be looked at. */
export const unreachable = (config: KubeConfig, { message }: ClusterError): Issue => ({
  path: "kubernetes.context",
  got: `"${config.getCurrentContext()}", whose cluster ${config.getCurrentCluster()?.server ?? "no server"} does not answer (${message})`,
  expected: "a cluster that answers and lets you in; `npm run -s plan` needs none",
});

/**
 * What of the cluster itself keeps a stack from being made.
 *
 * @throws ClusterError where it does not answer
 */
export async function clusterIssues(
  config: KubeConfig,
  { storageClass }: Pick<KubernetesSettings, "storageClass">,
): Promise<readonly Issue[]> {
  const api = clusterApi(config);
  const [version, classes] = await Promise.all([
    api.get<ClusterVersion>("/version"),
    api.listMetadata("/apis/storage.k8s.io/v1/storageclasses"),
  ]);
  return [
    ...(version?.major === "1" && Number.parseInt(version.minor, 10) < oldestMinor
      ? [
          {
            path: "kubernetes.context",
            got: `Kubernetes ${version.major}.${version.minor} at ${config.getCurrentCluster()?.server ?? "no server"}`,
            expected: `1.${oldestMinor} or later, which the charts need`,
          },
        ]
      : []),
    ...storageIssues(classes, storageClass),
  ];
}

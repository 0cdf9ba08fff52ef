import type { KubeConfig, V1StorageClass } from "@kubernetes/client-node";
import type { Mistake } from "../../../plan/mistake.ts";
import type { KubernetesSettings } from "../compile/settings.ts";

/** A cluster that has not answered by then, in milliseconds, is taken for unreachable. */
const patience = 10_000;

/** The oldest Kubernetes minor that the pinned charts take (kube-prometheus-stack: 1.25). */
const oldestMinor = 25;

const isDefault = ({ metadata }: V1StorageClass): boolean =>
  metadata?.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true";

async function inTime<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = new Promise<never>((_, reject) => {
    const timeout = setTimeout(() => {
      reject(new Error(`no answer within ${patience / 1000} s`));
    }, patience);
    timer.signal.addEventListener("abort", () => {
      clearTimeout(timeout);
    });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}

/** Node's own word for why a connection failed stands in the innermost cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, cause } = error as Error & { readonly code?: unknown };
  if (typeof code === "string") return code;
  // The API's own refusals carry the HTTP status, and a body that may be long.
  if (typeof code === "number") return `HTTP ${code}`;
  return cause === undefined ? error.message : reason(cause);
}

function storageMistakes(classes: readonly V1StorageClass[], wanted: string | undefined): readonly Mistake[] {
  const names = classes.flatMap(({ metadata }) => metadata?.name ?? []).sort();
  const path = "kubernetes.storageClass";
  if (wanted !== undefined && !names.includes(wanted)) {
    return [{ path, found: `"${wanted}", which the cluster has not`, allowed: names.join(", ") || "none is there" }];
  }
  if (wanted === undefined && !classes.some(isDefault)) {
    return [
      { path, found: "nothing, and the cluster has no default class", allowed: names.join(", ") || "none is there" },
    ];
  }
  return [];
}

/** Why a cluster could not be looked at. */
export const unreachable = (config: KubeConfig, error: unknown): Mistake => ({
  path: "kubernetes.context",
  found: `"${config.getCurrentContext()}", whose cluster ${config.getCurrentCluster()?.server ?? "no server"} does not answer (${reason(error)})`,
  allowed: "a cluster that answers and lets you in; `npm run -s plan` needs none",
});

/**
 * What of the cluster itself keeps a stack from being made.
 *
 * @throws where it does not answer
 */
export async function clusterMistakes(
  config: KubeConfig,
  { storageClass }: Pick<KubernetesSettings, "storageClass">,
): Promise<readonly Mistake[]> {
  const { StorageV1Api, VersionApi } = await import("@kubernetes/client-node");
  const [version, storage] = await inTime(
    Promise.all([config.makeApiClient(VersionApi).getCode(), config.makeApiClient(StorageV1Api).listStorageClass()]),
  );
  const minor = Number.parseInt(version.minor, 10);
  return [
    ...(version.major === "1" && minor < oldestMinor
      ? [
          {
            path: "kubernetes.context",
            found: `Kubernetes ${version.major}.${version.minor} at ${config.getCurrentCluster()?.server ?? "no server"}`,
            allowed: `1.${oldestMinor} or later, which the charts need`,
          },
        ]
      : []),
    ...storageMistakes(storage.items, storageClass),
  ];
}

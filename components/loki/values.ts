import type { KubernetesContext } from "../kubernetes/context.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import { distributed, monolithic } from "./components.ts";
import type { LokiCache, LokiConfig, LokiValues } from "./loki-values.ts";
import { lokiRetention } from "./retention.ts";
import { rulerConfig } from "./ruler.ts";
import type { CacheSize, LokiSize } from "./sizing.ts";
import { lokiSizes, withoutObjectStorage } from "./sizing.ts";
import { objectStorageOf, storage, storageSecret } from "./storage.ts";

/** Before the first line of any stack: a schema holds from its date on and is never changed, only followed. */
const schemaFrom = "2024-04-01";

const lokiSize = (context: KubernetesContext): LokiSize =>
  context.settings.profile === "ha" && objectStorageOf(context) === undefined
    ? withoutObjectStorage
    : lokiSizes[context.settings.profile];

const limits = (context: KubernetesContext, { ingestion, streams }: LokiSize): LokiConfig["limits_config"] => ({
  retention_period: lokiRetention(context.retention.logs),
  ingestion_rate_mb: ingestion.rate,
  ingestion_burst_size_mb: ingestion.burst,
  per_stream_rate_limit: ingestion.perStream,
  per_stream_rate_limit_burst: ingestion.perStream,
  max_global_streams_per_user: streams,
  // Alloy sends seven and Loki adds service_name; a collector that sends more is stopped before it costs anything.
  max_label_names_per_series: 10,
});

function config(context: KubernetesContext, size: LokiSize, pods: number, rules: boolean): LokiConfig {
  const at = objectStorageOf(context);
  const store = at === undefined ? "filesystem" : "s3";
  return {
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    commonConfig: { replication_factor: Math.min(3, pods) },
    storage: storage(context),
    schemaConfig: {
      configs: [
        {
          from: schemaFrom,
          store: "tsdb",
          object_store: store,
          schema: "v13",
          index: { prefix: "index_", period: "24h" },
        },
      ],
    },
    compactor: { retention_enabled: true, delete_request_store: store },
    limits_config: limits(context, size),
    ...(rules ? { rulerConfig: rulerConfig(context.settings.namespace, pods) } : {}),
  };
}

const cache = (size: CacheSize | undefined): LokiCache =>
  size === undefined
    ? { enabled: false }
    : {
        enabled: true,
        replicas: size.replicas,
        allocatedMemory: size.memory,
        writebackSizeLimit: size.writeback,
        podDisruptionBudget: { enabled: false },
      };

/** Values of the release `loki`, with or without rules for its ruler. */
export function lokiValues(context: KubernetesContext, rules: boolean): LokiValues {
  const { settings } = context;
  const size = lokiSize(context);
  const isDistributed = settings.profile === "large";
  const secret = storageSecret(context);
  const annotations = objectStorageOf(context)?.serviceAccountAnnotations ?? {};
  return {
    fullnameOverride: "loki",
    deploymentMode: isDistributed ? "Distributed" : "Monolithic",
    loki: config(context, size, isDistributed ? 3 : size.monolithic.replicas, rules),
    defaults: {
      automountServiceAccountToken: false,
      ...(secret === undefined ? {} : { extraEnvFrom: [{ secretRef: { name: secret.name } }] }),
    },
    ...(Object.keys(annotations).length === 0 ? {} : { serviceAccount: { annotations } }),
    gateway: {
      replicas: size.gateways,
      resources: resources("50m", "64Mi", "128Mi"),
      metrics: { resources: resources("10m", "32Mi", "64Mi") },
      // The chart puts no two gateways on one node: with one node, the old one has to go first.
      ...(settings.profile === "small" ? { deploymentStrategy: { type: "Recreate" } } : {}),
    },
    sidecar: { rules: { enabled: false } },
    lokiCanary: { enabled: false },
    test: { enabled: false },
    chunksCache: cache(size.caches?.chunks),
    resultsCache: cache(size.caches?.results),
    ...(size.caches === undefined ? {} : { memcachedExporter: { resources: resources("10m", "32Mi", "64Mi") } }),
    write: { replicas: 0 },
    read: { replicas: 0 },
    backend: { replicas: 0 },
    ...(isDistributed ? distributed(size, settings, rules) : monolithic(size, settings, rules)),
  };
}

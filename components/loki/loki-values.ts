import type { Resources } from "../kubernetes/pod/resources.ts";

/** A volume claim of a component. */
interface LokiClaim {
  readonly name: "data";
  readonly accessModes: readonly ["ReadWriteOnce"];
  readonly size: string;
  readonly storageClass?: string;
}

export interface LokiVolume {
  readonly enabled: true;
  readonly size: string;
  readonly storageClass?: string;
  /** False keeps the volumes when the StatefulSet is scaled down or deleted. */
  readonly enableStatefulSetAutoDeletePVC: false;
}

export interface LokiClaims {
  readonly enabled: true;
  readonly claims: readonly LokiClaim[];
  readonly enableStatefulSetAutoDeletePVC: false;
}

/** One target of Loki, with its pods. */
export interface LokiComponent {
  readonly replicas: number;
  readonly resources: Resources;
  /** The compactor has none to switch off. */
  readonly podDisruptionBudget?: { readonly enabled: false };
  readonly persistence?: LokiVolume | LokiClaims;
  readonly zoneAwareReplication?: { readonly enabled: false };
  readonly extraVolumes?: readonly { readonly name: string; readonly configMap: { readonly name: string } }[];
  readonly extraVolumeMounts?: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly readOnly: true;
  }[];
}

export interface LokiCache {
  readonly enabled: boolean;
  readonly replicas?: number;
  /** MiB. */
  readonly allocatedMemory?: number;
  readonly writebackSizeLimit?: string;
  readonly podDisruptionBudget?: { readonly enabled: false };
}

interface LokiS3 {
  readonly endpoint?: string;
  readonly region: string;
  readonly insecure: boolean;
  readonly s3ForcePathStyle: boolean;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
}

export type LokiStorage =
  | { readonly type: "filesystem" }
  | {
      readonly type: "s3";
      readonly bucketNames: { readonly chunks: string; readonly ruler: string };
      readonly s3: LokiS3;
    };

export interface LokiRuler {
  readonly storage: { readonly type: "local"; readonly local: { readonly directory: string } };
  readonly rule_path: string;
  readonly alertmanager_url: string;
  readonly enable_alertmanager_v2: true;
  readonly enable_alertmanager_discovery: true;
  readonly enable_sharding: boolean;
  readonly ring: { readonly kvstore: { readonly store: "memberlist" } };
}

/** Loki's own configuration, as far as the chart does not make it. */
export interface LokiConfig {
  readonly auth_enabled: false;
  readonly analytics: { readonly reporting_enabled: false };
  readonly commonConfig: { readonly replication_factor: number };
  readonly storage: LokiStorage;
  readonly schemaConfig: {
    readonly configs: readonly {
      readonly from: string;
      readonly store: "tsdb";
      readonly object_store: "filesystem" | "s3";
      readonly schema: "v13";
      readonly index: { readonly prefix: string; readonly period: "24h" };
    }[];
  };
  readonly compactor: { readonly retention_enabled: true; readonly delete_request_store: "filesystem" | "s3" };
  readonly limits_config: Readonly<Record<string, string | number>>;
  readonly rulerConfig?: LokiRuler;
}

/** What we set of the chart `loki`. */
export interface LokiValues {
  readonly fullnameOverride: string;
  readonly deploymentMode: "Monolithic" | "Distributed";
  readonly loki: LokiConfig;
  readonly defaults: {
    readonly automountServiceAccountToken: false;
    readonly extraEnvFrom?: readonly { readonly secretRef: { readonly name: string } }[];
  };
  readonly serviceAccount?: { readonly annotations: Readonly<Record<string, string>> };
  readonly gateway: {
    readonly replicas: number;
    readonly resources: Resources;
    readonly metrics: { readonly resources: Resources };
    readonly deploymentStrategy?: { readonly type: "Recreate" };
  };
  readonly sidecar: { readonly rules: { readonly enabled: false } };
  readonly lokiCanary: { readonly enabled: false };
  readonly test: { readonly enabled: false };
  readonly chunksCache: LokiCache;
  readonly resultsCache: LokiCache;
  readonly memcachedExporter?: { readonly resources: Resources };
  readonly write: { readonly replicas: 0 };
  readonly read: { readonly replicas: 0 };
  readonly backend: { readonly replicas: 0 };
  readonly singleBinary?: LokiComponent;
  readonly distributor?: LokiComponent;
  readonly ingester?: LokiComponent;
  readonly querier?: LokiComponent;
  readonly queryFrontend?: LokiComponent;
  readonly queryScheduler?: LokiComponent;
  readonly indexGateway?: LokiComponent;
  readonly compactor?: LokiComponent;
  readonly ruler?: LokiComponent;
}

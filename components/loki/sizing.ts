import type { Profile } from "../kubernetes/settings.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";
import { resources } from "../kubernetes/pod/resources.ts";

/** Memory of a memcached in MiB, and of Loki's queue of what is still to be written to it. */
export interface CacheSize {
  readonly replicas: number;
  readonly memory: number;
  readonly writeback: string;
}

/** What Loki is given for a scale profile; docs/scale/logs.md has the load that it stands and the arithmetic. */
export interface LokiSize {
  /** Pods of the one process that does everything. */
  readonly monolithic: { readonly replicas: number; readonly resources: Resources };
  /** At most one less than the nodes: the chart puts no two on one node, and an update starts the new one first. */
  readonly gateways: number;
  /** Size of the volume: of every log where there is no object storage, else of the write-ahead log and index files. */
  readonly volume: string;
  /** Undefined: no cache; the page cache of one node does. */
  readonly caches?: { readonly chunks: CacheSize; readonly results: CacheSize };
  /** What is taken in, in MB/s of the whole stack; beyond it Loki refuses and Alloy retries. */
  readonly ingestion: { readonly rate: number; readonly burst: number; readonly perStream: string };
  readonly streams: number;
}

const one = {
  monolithic: { replicas: 1, resources: resources("500m", "1Gi", "2Gi") },
  gateways: 1,
  volume: "50Gi",
  ingestion: { rate: 4, burst: 8, perStream: "4MB" },
  streams: 5_000,
} satisfies LokiSize;

export const lokiSizes: Readonly<Record<Profile, LokiSize>> = {
  small: one,
  ha: {
    monolithic: { replicas: 3, resources: resources("1", "2Gi", "4Gi") },
    gateways: 2,
    volume: "20Gi",
    caches: {
      chunks: { replicas: 1, memory: 1_024, writeback: "100MB" },
      results: { replicas: 1, memory: 512, writeback: "50MB" },
    },
    ingestion: { rate: 8, burst: 16, perStream: "5MB" },
    streams: 10_000,
  },
  large: {
    monolithic: one.monolithic,
    gateways: 2,
    volume: "100Gi",
    caches: {
      chunks: { replicas: 3, memory: 4_096, writeback: "500MB" },
      results: { replicas: 2, memory: 1_024, writeback: "200MB" },
    },
    ingestion: { rate: 50, burst: 100, perStream: "10MB" },
    streams: 50_000,
  },
};

/** Where ha has no object storage: one pod, with the volume of all logs and what three would have shared. */
export const withoutObjectStorage: LokiSize = {
  ...one,
  monolithic: { replicas: 1, resources: resources("1", "2Gi", "4Gi") },
  gateways: 2,
  volume: "150Gi",
  ingestion: lokiSizes.ha.ingestion,
  streams: lokiSizes.ha.streams,
};

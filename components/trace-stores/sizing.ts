import type { Resources } from "../kubernetes/pod/resources.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import type { Profile } from "../kubernetes/settings.ts";

/** What the collector is given. */
export interface CollectorSize {
  readonly replicas: number;
  readonly resources: Resources;
  /** Traces that each pod holds at most while it waits for their spans. */
  readonly traces: number;
  /** Per cent of the traces without error that were answered in time, which are kept beside all others. */
  readonly keptPercent: number;
}

/** Shards of each day's indices, and the copies of each. */
interface IndexSize {
  readonly shards: number;
  readonly replicas: number;
}

/** What Jaeger or Zipkin is given, one process or as many as share an Elasticsearch. */
interface StoreSize {
  /** Where traces are in an Elasticsearch; else there is one. */
  readonly replicas: number;
  readonly resources: Resources;
  /** Of Badger, which settings refuse in large. */
  readonly volume: string;
  readonly index: IndexSize;
}

/** What traces are given for a scale profile; docs/scale/traces.md has the load that it stands and the arithmetic. */
interface TracesSize {
  readonly collector: CollectorSize;
  readonly store: StoreSize;
}

export const tracesSizes: Readonly<Record<Profile, TracesSize>> = {
  small: {
    collector: { replicas: 1, resources: resources("100m", "512Mi"), traces: 10_000, keptPercent: 10 },
    store: {
      replicas: 1,
      resources: resources("100m", "512Mi", "1Gi"),
      volume: "50Gi",
      index: { shards: 1, replicas: 0 },
    },
  },
  ha: {
    collector: { replicas: 2, resources: resources("500m", "1Gi"), traces: 25_000, keptPercent: 10 },
    store: {
      replicas: 2,
      resources: resources("500m", "1Gi", "2Gi"),
      volume: "200Gi",
      index: { shards: 1, replicas: 1 },
    },
  },
  large: {
    collector: { replicas: 5, resources: resources("2", "4Gi"), traces: 100_000, keptPercent: 5 },
    store: {
      replicas: 3,
      resources: resources("1", "2Gi", "4Gi"),
      volume: "200Gi",
      index: { shards: 3, replicas: 1 },
    },
  },
};

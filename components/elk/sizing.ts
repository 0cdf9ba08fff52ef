import type { Profile } from "../kubernetes/settings.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";
import { resources } from "../kubernetes/pod/resources.ts";

/** Nodes of one kind. Elasticsearch takes half of its memory for its heap and leaves the rest to the page cache. */
export interface NodeSetSize {
  readonly name: string;
  readonly count: number;
  /** Undefined: all roles. */
  readonly roles?: readonly string[];
  readonly resources: Resources;
  /** Size of each node's volume. */
  readonly volume: string;
}

/** What the Elastic stack is given for a scale profile; docs/scale/logs.md has the load that it stands and why. */
export interface ElkSize {
  readonly nodeSets: readonly NodeSetSize[];
  /** Primary shards of the logs' data stream: one per node that holds data, so that all of them write. */
  readonly shards: number;
  readonly kibana: number;
  readonly logstash: { readonly replicas: number; readonly resources: Resources; readonly heap: string };
  readonly operators: number;
}

export const elkSizes: Readonly<Record<Profile, ElkSize>> = {
  small: {
    nodeSets: [{ name: "default", count: 1, resources: resources("500m", "4Gi"), volume: "50Gi" }],
    shards: 1,
    kibana: 1,
    logstash: { replicas: 1, resources: resources("250m", "1536Mi"), heap: "768m" },
    operators: 1,
  },
  ha: {
    nodeSets: [{ name: "default", count: 3, resources: resources("1", "8Gi"), volume: "200Gi" }],
    shards: 3,
    kibana: 2,
    logstash: { replicas: 2, resources: resources("500m", "2Gi"), heap: "1g" },
    operators: 2,
  },
  large: {
    nodeSets: [
      { name: "masters", count: 3, roles: ["master"], resources: resources("500m", "4Gi"), volume: "20Gi" },
      {
        name: "data",
        count: 3,
        roles: ["data_content", "data_hot", "ingest"],
        resources: resources("4", "32Gi"),
        volume: "2Ti",
      },
    ],
    shards: 3,
    kibana: 2,
    logstash: { replicas: 3, resources: resources("2", "4Gi"), heap: "2g" },
    operators: 2,
  },
};

import type { KubernetesContext } from "../../context.ts";
import type { KubernetesSettings } from "../../settings.ts";
import { keepsTracesInElasticsearch, tracesUserSecret } from "../traces-user.ts";
import type { EckElasticsearchValues, NodeSet } from "./eck-stack-values.ts";
import { stackVersion } from "./eck-stack-values.ts";
import type { Claim } from "../../claims.ts";
import { operatorClaim } from "../../claims.ts";
import { apart } from "../../pod/apart.ts";
import { claim } from "../../pod/volume-claim.ts";
import type { ElkSize, NodeSetSize } from "./sizing.ts";

/** Name of the cluster: the chart's default, on which its Kibana relies. */
export const clusterName = "elasticsearch";

const holdsData = ({ roles }: NodeSetSize): boolean => roles?.some((role) => role.startsWith("data_")) ?? true;

/** ECK knows its volume by this name. */
const dataVolume = "elasticsearch-data";

const volumeOf = (size: NodeSetSize, { volumes }: KubernetesSettings): string =>
  (holdsData(size) ? volumes.elasticsearch : undefined) ?? size.volume;

export const elasticsearchClaims = ({ nodeSets }: ElkSize, settings: KubernetesSettings): readonly Claim[] =>
  nodeSets.map((size) =>
    operatorClaim(dataVolume, `${clusterName}-es-${size.name}`, {
      settings,
      size: volumeOf(size, settings),
      ...(holdsData(size) ? { setting: "elasticsearch" } : {}),
    }),
  );

function nodeSet(size: NodeSetSize, settings: KubernetesSettings): NodeSet {
  const { name, count, roles, resources } = size;
  const labels = { "elasticsearch.k8s.elastic.co/statefulset-name": `${clusterName}-es-${name}` };
  return {
    name,
    count,
    config: {
      // Memory-mapped files need vm.max_map_count of the node raised, which takes a privileged pod.
      "node.store.allow_mmap": false,
      ...(roles === undefined ? {} : { "node.roles": roles }),
    },
    podTemplate: {
      spec: {
        containers: [{ name: "elasticsearch", resources }],
        ...(count > 1 ? { affinity: apart(labels, true) } : {}),
      },
    },
    volumeClaimTemplates: [claim(dataVolume, volumeOf(size, settings), settings)],
  };
}

/** Data outlives the removal of the Elasticsearch object: only nodes that a scale-down empties lose their volumes. */
export function elasticsearchValues({ nodeSets }: ElkSize, context: KubernetesContext): EckElasticsearchValues {
  const tracesUser = [{ secretName: tracesUserSecret }];
  return {
    version: stackVersion,
    ...(keepsTracesInElasticsearch(context) ? { auth: { fileRealm: tracesUser, roles: tracesUser } } : {}),
    volumeClaimDeletePolicy: "DeleteOnScaledownOnly",
    nodeSets: nodeSets.map((size) => nodeSet(size, context.settings)),
  };
}

import type { KubernetesContext } from "../kubernetes/context.ts";
import type { KubernetesSettings } from "../kubernetes/settings.ts";
import { tracesUserSecret } from "./traces/user.ts";
import type { EckElasticsearchValues, NodeSet } from "./eck-stack-values.ts";
import { stackVersion } from "./eck-stack-values.ts";
import { antiAffinity } from "../kubernetes/pod/anti-affinity.ts";
import { claim } from "../kubernetes/pod/volume-claim.ts";
import type { ElkSize, NodeSetSize } from "./sizing.ts";

/** Name of the cluster: the chart's default, on which its Kibana relies. */
export const clusterName = "elasticsearch";

const holdsData = ({ roles }: NodeSetSize): boolean => roles?.some((role) => role.startsWith("data_")) ?? true;

function nodeSet(size: NodeSetSize, settings: KubernetesSettings): NodeSet {
  const { name, count, roles, resources, volume } = size;
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
        ...(count > 1 ? { affinity: antiAffinity(labels, true) } : {}),
      },
    },
    volumeClaimTemplates: [
      // ECK knows it by this name.
      claim("elasticsearch-data", (holdsData(size) ? settings.volumes.elasticsearch : undefined) ?? volume, settings),
    ],
  };
}

/** Data outlives the removal of the Elasticsearch object: only nodes that a scale-down empties lose their volumes. */
export function elasticsearchValues(
  { nodeSets }: ElkSize,
  context: KubernetesContext,
  keepsTraces: boolean,
): EckElasticsearchValues {
  const tracesUser = [{ secretName: tracesUserSecret }];
  return {
    version: stackVersion,
    ...(keepsTraces ? { auth: { fileRealm: tracesUser, roles: tracesUser } } : {}),
    volumeClaimDeletePolicy: "DeleteOnScaledownOnly",
    nodeSets: nodeSets.map((size) => nodeSet(size, context.settings)),
  };
}

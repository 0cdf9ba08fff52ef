import type { ClusterApi, FoundMetadata, FoundObject, KindFound } from "../cluster-api.ts";
import { listOfKind, objectsPath, resourcesOf } from "../cluster-api.ts";
import { clusterKinds, clusterWideOf } from "../cluster-wide.ts";
import type { ClusterResources } from "../resources.ts";

interface ClaimSpec {
  readonly storageClassName?: string;
  readonly resources?: { readonly requests?: { readonly storage?: string } };
}

export interface FoundClaim extends FoundObject {
  readonly spec: ClaimSpec;
}

interface FoundStatefulSet extends FoundObject {
  readonly spec: { readonly volumeClaimTemplates?: readonly FoundClaim[] };
}

/** What a cluster has of what a stack would make. */
export interface ClusterFacts {
  /** The namespaces of the stack that exist. */
  readonly namespaces: readonly FoundMetadata[];
  readonly claims: readonly FoundClaim[];
  readonly statefulSets: readonly FoundStatefulSet[];
  /** Every CustomResourceDefinition. */
  readonly definitions: readonly FoundMetadata[];
  /** Objects outside of our namespaces, of the kinds that our releases make there. */
  readonly clusterWide: readonly KindFound[];
  /** Objects in our namespaces, of the kinds that the stack and its releases make. */
  readonly objects: readonly KindFound[];
  /** Names of the Helm releases in our namespaces. */
  readonly releases: readonly { readonly name: string; readonly namespace: string }[];
}

/** Kinds that every chart makes, by the names of what runs. */
const chartKinds = [
  ["v1", "Service"],
  ["v1", "ServiceAccount"],
  ["apps/v1", "Deployment"],
  ["apps/v1", "StatefulSet"],
  ["apps/v1", "DaemonSet"],
] as const;

function kindsOf(resources: ClusterResources): ReadonlyMap<string, ReadonlySet<string>> {
  const kinds = new Map<string, Set<string>>();
  const ours = resources.objects.map(({ object: { apiVersion, kind } }) => [apiVersion, kind] as const);
  for (const [apiVersion, kind] of [...ours, ["v1", "Secret"] as const, ...chartKinds]) {
    if (kind !== "Namespace") kinds.set(apiVersion, (kinds.get(apiVersion) ?? new Set()).add(kind));
  }
  return kinds;
}

async function objectsIn(api: ClusterApi, resources: ClusterResources): Promise<readonly KindFound[]> {
  const found = await Promise.all(
    [...kindsOf(resources)].map(async ([apiVersion, kinds]) => {
      const types = (await resourcesOf(api, apiVersion)).filter(({ kind }) => kinds.has(kind));
      const lists = types.flatMap((resource) =>
        (resource.namespaced ? resources.namespaces : [undefined]).map((namespace) =>
          listOfKind(api, objectsPath(apiVersion, resource, namespace), resource.kind),
        ),
      );
      return (await Promise.all(lists)).flat();
    }),
  );
  return found.flat();
}

async function clusterWideObjects(api: ClusterApi, { releases }: ClusterResources): Promise<readonly KindFound[]> {
  const wanted = releases.flatMap(clusterWideOf);
  const kinds = [...new Set(wanted.flatMap((object) => ("kind" in object ? [object.kind] : [])))];
  const found = await Promise.all(kinds.map((kind) => listOfKind(api, clusterKinds[kind], kind)));
  return found.flat();
}

const inEach = async <T>(
  namespaces: readonly string[],
  list: (namespace: string) => Promise<readonly T[]>,
): Promise<readonly T[]> => (await Promise.all(namespaces.map(list))).flat();

/**
 * Looks at the cluster; of Secrets no content is read.
 *
 * @throws ClusterError where it does not answer
 */
export async function clusterFacts(api: ClusterApi, resources: ClusterResources): Promise<ClusterFacts> {
  const [namespaces, claims, statefulSets, definitions, clusterWide, objects, releases] = await Promise.all([
    inEach(resources.namespaces, async (name) => {
      const found = await api.get<FoundObject>(`/api/v1/namespaces/${name}`);
      return found === undefined ? [] : [found.metadata];
    }),
    inEach(resources.namespaces, (name) => api.list<FoundClaim>(`/api/v1/namespaces/${name}/persistentvolumeclaims`)),
    inEach(resources.namespaces, (name) => api.list<FoundStatefulSet>(`/apis/apps/v1/namespaces/${name}/statefulsets`)),
    api.listMetadata("/apis/apiextensions.k8s.io/v1/customresourcedefinitions"),
    clusterWideObjects(api, resources),
    objectsIn(api, resources),
    inEach(resources.namespaces, (name) =>
      api.listMetadata(`/api/v1/namespaces/${name}/secrets?labelSelector=owner%3Dhelm`),
    ),
  ]);
  return {
    namespaces,
    claims,
    statefulSets,
    definitions: definitions.map(({ metadata }) => metadata),
    clusterWide,
    objects,
    releases: releases.flatMap(({ metadata: { labels = {}, namespace = "" } }) =>
      labels.name === undefined ? [] : [{ name: labels.name, namespace }],
    ),
  };
}

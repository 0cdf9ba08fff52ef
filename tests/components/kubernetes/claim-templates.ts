import type { Claim } from "../../../components/kubernetes/compile/claims.ts";
import type { Cluster } from "../../support/kubernetes/cluster.ts";

interface StatefulSets {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly namespace: string };
    readonly spec: {
      readonly volumeClaimTemplates?: readonly {
        readonly metadata: { readonly name: string };
        readonly spec: { readonly resources: { readonly requests: { readonly storage: string } } };
      }[];
    };
  }[];
}

/** As `namespace/claim size`, what the cluster's StatefulSets make, but for the pods' numbers; sorted. */
export async function madeClaims(cluster: Cluster): Promise<readonly string[]> {
  const { items } = JSON.parse(await cluster.kubectl(["get", "statefulsets", "-A", "-o", "json"])) as StatefulSets;
  return items
    .flatMap(({ metadata, spec: { volumeClaimTemplates = [] } }) =>
      volumeClaimTemplates.map(
        (template) =>
          `${metadata.namespace}/${template.metadata.name}-${metadata.name} ${template.spec.resources.requests.storage}`,
      ),
    )
    .sort();
}

/** The same of what is declared. */
export const declaredClaims = (claims: readonly Claim[]): readonly string[] =>
  claims.map(({ namespace, name, size }) => `${namespace}/${name} ${size}`).sort();

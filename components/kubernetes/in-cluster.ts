import type { BackendItem, Compiled, Deploy, Offer } from "../backend.ts";
import type { Artifact } from "../../model/stack.ts";
import { address } from "./address.ts";
import { configSecrets } from "./config-secrets.ts";
import { cluster, deployer } from "./offers.ts";
import type { ClusterResources } from "./resources.ts";

/** Resources of a cluster as what a backend has compiled. */
export const compiledResources = (
  resources: ClusterResources,
  items: readonly BackendItem[] = [],
): Compiled<ClusterResources> => ({ objects: resources, items, degradations: resources.degradations, breaches: [] });

const deploy: Deploy<unknown, ClusterResources> = (resources, { context, deployed }) => {
  const { settings } = context.peers.require(cluster);
  deployed.get(deployer)?.deploy(resources);
  for (const endpoint of resources.endpoints) {
    deployed.monitoring.of(endpoint.capability).provide({ urls: { [endpoint.name]: address(endpoint, settings) } });
  }
  return () => ({});
};

/**
 * What the declarations of all backends in a cluster have alike: manifests, network policies and the order of things are
 * the cluster's business.
 */
export const inCluster = {
  inCluster: (resources: ClusterResources): ClusterResources => resources,
  needs: (): readonly Offer<unknown>[] => [cluster],
  files: (): Promise<readonly Artifact[]> => Promise.resolve([]),
  secretsNeeded: (resources: ClusterResources): Promise<readonly string[]> => Promise.resolve(configSecrets(resources)),
  deploy: () => Promise.resolve(deploy),
} as const;

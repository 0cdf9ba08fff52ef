import type { KubeConfig } from "@kubernetes/client-node";
import type { Issue } from "../../../model/issue.ts";
import { answered, clusterApi, ClusterError } from "../cluster-api.ts";
import type { Preflight } from "../../backend.ts";
import { configSecrets } from "../config-secrets.ts";
import type { ClusterResources } from "../resources.ts";
import type { KubernetesSettings } from "../settings.ts";
import { chartIssues } from "./charts.ts";
import { clusterIssues, unreachable } from "./cluster.ts";
import { clusterFacts } from "./facts.ts";
import { loadKubeconfig } from "./kubeconfig.ts";
import type { StackMark } from "./ownership.ts";
import { foreignClusterWide, foreignObjects, namespaceIssues } from "./ownership.ts";
import { volumeIssues } from "./volumes.ts";

function secretIssues(resources: ClusterResources, set: readonly string[], stack: string): readonly Issue[] {
  return configSecrets(resources)
    .filter((key) => !set.includes(key))
    .map((key) => ({ path: key, got: "nothing", expected: `\`pulumi config set --secret ${key} --stack ${stack}\`` }));
}

interface PreflightOptions extends StackMark {
  readonly stack: string;
  readonly secretsSet: readonly string[];
  /** Whether this is a preview, which makes nothing and goes on where it reaches no cluster. */
  readonly preview: boolean;
}

/** What of a cluster that answers keeps the stack from being made. */
async function issuesOf(
  config: KubeConfig,
  resources: ClusterResources,
  settings: KubernetesSettings,
  mark: StackMark,
): Promise<readonly Issue[]> {
  const [general, facts] = await Promise.all([
    clusterIssues(config, settings),
    clusterFacts(clusterApi(config), resources),
  ]);
  const namespaces = namespaceIssues(resources, settings, facts, mark);
  return [
    ...general,
    ...namespaces,
    ...foreignClusterWide(resources, facts),
    // What is in a namespace that the stack cannot have says nothing of the stack.
    ...(namespaces.length > 0
      ? []
      : [...foreignObjects(resources, facts, mark), ...volumeIssues(resources.claims, facts)]),
  ];
}

/** The cluster's issues; or, where it cannot be looked at, why. */
async function lookAtCluster(
  resources: ClusterResources,
  settings: KubernetesSettings,
  mark: StackMark,
): Promise<{ readonly issues: readonly Issue[] } | { readonly unreachable: readonly Issue[] }> {
  const { config, issues } = await loadKubeconfig(settings);
  if (config === undefined) return { unreachable: issues };
  const found = await answered(issuesOf(config, resources, settings, mark));
  return found instanceof ClusterError ? { unreachable: [unreachable(config, found)] } : { issues: found };
}

const notLookedAt = (reasons: readonly Issue[]): string =>
  `This preview did not look at the cluster (${reasons.map(({ path, got }) => `${path}: ${got}`).join("; ")}), so it ` +
  "does not know whose namespaces, CRDs and volumes are there already; `up` looks before it makes anything.";

/**
 * Looks at everything that a stack needs before anything is made: its secrets, its charts (`charts.ts`), and the cluster, which
 * `kubeconfig.ts` finds. `facts.ts` reads from it what the others judge: `cluster.ts` version and storage classes,
 * `ownership.ts` whose namespaces, objects and CRDs are there, `volumes.ts` sizes and classes of claims (`quantity.ts`).
 */
export async function preflight(
  resources: ClusterResources,
  settings: KubernetesSettings,
  { stack, secretsSet, preview, ...mark }: PreflightOptions,
): Promise<Preflight> {
  const cluster = await lookAtCluster(resources, settings, mark);
  const own = [
    ...secretIssues(resources, secretsSet, stack),
    ...chartIssues(
      settings.charts,
      resources.releases.map(({ chart }) => chart),
    ),
  ];
  if ("issues" in cluster) return { issues: [...own, ...cluster.issues], unseen: [] };
  return preview
    ? { issues: own, unseen: [notLookedAt(cluster.unreachable)] }
    : { issues: [...own, ...cluster.unreachable], unseen: [] };
}

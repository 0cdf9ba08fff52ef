import type { KubeConfig } from "@kubernetes/client-node";
import type { Mistake } from "../../../plan/mistake.ts";
import { Refusal } from "../../../plan/mistake.ts";
import { clusterApi } from "../cluster-api.ts";
import { configSecrets } from "../compile/config-secrets.ts";
import type { Part } from "../compile/part.ts";
import type { KubernetesSettings } from "../compile/settings.ts";
import { chartMistakes } from "./charts.ts";
import { clusterMistakes, unreachable } from "./cluster.ts";
import { clusterFacts } from "./facts.ts";
import { loadKubeconfig } from "./kubeconfig.ts";
import type { StackMark } from "./ownership.ts";
import { foreignClusterWide, foreignObjects, namespaceMistakes } from "./ownership.ts";
import { volumeMistakes } from "./volumes.ts";

function secretMistakes(part: Part, set: readonly string[], stack: string): readonly Mistake[] {
  return configSecrets(part)
    .filter((key) => !set.includes(key))
    .map((key) => ({ path: key, found: "nothing", allowed: `\`pulumi config set --secret ${key} --stack ${stack}\`` }));
}

/** What stands in the way of a stack, and what could not be looked at. */
export interface PreflightResult {
  readonly mistakes: readonly Mistake[];
  /** A line each, for people. */
  readonly notes: readonly string[];
}

export interface PreflightOptions extends StackMark {
  readonly stack: string;
  readonly secretsSet: readonly string[];
  /** Whether this is a preview, which makes nothing and goes on where it reaches no cluster. */
  readonly preview: boolean;
}

/** What of a cluster that answers keeps the stack from being made. */
async function clusterIssues(
  config: KubeConfig,
  part: Part,
  settings: KubernetesSettings,
  mark: StackMark,
): Promise<readonly Mistake[]> {
  const [general, facts] = await Promise.all([
    clusterMistakes(config, settings),
    clusterFacts(clusterApi(config), part),
  ]);
  const namespaces = namespaceMistakes(part, settings, facts, mark);
  return [
    ...general,
    ...namespaces,
    ...foreignClusterWide(part, facts),
    // What is in a namespace that the stack cannot have says nothing of the stack.
    ...(namespaces.length > 0 ? [] : [...foreignObjects(part, facts, mark), ...volumeMistakes(part.claims, facts)]),
  ];
}

/** The cluster's mistakes; or, where it cannot be looked at, why. */
async function lookAtCluster(
  part: Part,
  settings: KubernetesSettings,
  mark: StackMark,
): Promise<{ readonly mistakes: readonly Mistake[] } | { readonly unreachable: readonly Mistake[] }> {
  const { config, mistakes } = await loadKubeconfig(settings);
  if (config === undefined) return { unreachable: mistakes };
  try {
    return { mistakes: await clusterIssues(config, part, settings, mark) };
  } catch (error) {
    return { unreachable: [unreachable(config, error)] };
  }
}

const notLookedAt = (reasons: readonly Mistake[]): string =>
  `This preview did not look at the cluster (${reasons.map(({ path, found }) => `${path}: ${found}`).join("; ")}), so it ` +
  "does not know whose namespaces, CRDs and volumes are there already; `up` looks before it makes anything.";

/** Looks at everything that a stack needs before anything is made: its secrets, its charts' folder, and the cluster. */
export async function preflightIssues(
  part: Part,
  settings: KubernetesSettings,
  { stack, secretsSet, preview, ...mark }: PreflightOptions,
): Promise<PreflightResult> {
  const cluster = await lookAtCluster(part, settings, mark);
  const own = [
    ...secretMistakes(part, secretsSet, stack),
    ...chartMistakes(
      settings.charts,
      part.releases.map(({ chart }) => chart),
    ),
  ];
  if ("mistakes" in cluster) return { mistakes: [...own, ...cluster.mistakes], notes: [] };
  return preview
    ? { mistakes: own, notes: [notLookedAt(cluster.unreachable)] }
    : { mistakes: [...own, ...cluster.unreachable], notes: [] };
}

/**
 * As {@link preflightIssues}.
 *
 * @returns notes on what a preview could not look at
 * @throws Refusal with every mistake
 */
export async function preflight(
  part: Part,
  settings: KubernetesSettings,
  options: PreflightOptions,
): Promise<readonly string[]> {
  const { mistakes, notes } = await preflightIssues(part, settings, options);
  if (mistakes.length > 0) throw new Refusal(`stack ${options.stack}`, mistakes);
  return notes;
}

import type { Issue } from "../../../model/issue.ts";
import { ValidationError } from "../../../model/issue.ts";
import { configSecrets } from "../config-secrets.ts";
import type { ClusterResources } from "../resources.ts";
import type { KubernetesSettings } from "../settings.ts";
import { chartIssues } from "./charts.ts";
import { clusterIssues } from "./cluster.ts";
import { loadKubeconfig } from "./kubeconfig.ts";

function secretIssues(part: ClusterResources, set: readonly string[], stack: string): readonly Issue[] {
  return configSecrets(part)
    .filter((key) => !set.includes(key))
    .map((key) => ({ path: key, got: "nothing", expected: `\`pulumi config set --secret ${key} --stack ${stack}\`` }));
}

/**
 * Looks at everything that a stack needs before anything is made: its secrets, its charts' folder, and the cluster.
 *
 * Throws a {@link ValidationError} that lists every issue.
 */
export async function preflight(
  part: ClusterResources,
  settings: KubernetesSettings,
  { stack, secretsSet }: { readonly stack: string; readonly secretsSet: readonly string[] },
): Promise<void> {
  const { config, issues } = await loadKubeconfig(settings);
  const all = [
    ...secretIssues(part, secretsSet, stack),
    ...chartIssues(
      settings.charts,
      part.releases.map(({ chart }) => chart),
    ),
    ...(config === undefined ? issues : await clusterIssues(config, settings)),
  ];
  if (all.length > 0) throw new ValidationError(`stack ${stack}`, all);
}

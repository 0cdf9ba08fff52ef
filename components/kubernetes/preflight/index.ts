import type { Mistake } from "../../../plan/mistake.ts";
import { Refusal } from "../../../plan/mistake.ts";
import { configSecrets } from "../compile/config-secrets.ts";
import type { Part } from "../compile/part.ts";
import type { KubernetesSettings } from "../compile/settings.ts";
import { chartMistakes } from "./charts.ts";
import { clusterMistakes } from "./cluster.ts";
import { loadKubeconfig } from "./kubeconfig.ts";

function secretMistakes(part: Part, set: readonly string[], stack: string): readonly Mistake[] {
  return configSecrets(part)
    .filter((key) => !set.includes(key))
    .map((key) => ({ path: key, found: "nothing", allowed: `\`pulumi config set --secret ${key} --stack ${stack}\`` }));
}

/**
 * Looks at everything that a stack needs before anything is made: its secrets, its charts' folder, and the cluster.
 *
 * Throws a {@link Refusal} that lists every mistake.
 */
export async function preflight(
  part: Part,
  settings: KubernetesSettings,
  { stack, secretsSet }: { readonly stack: string; readonly secretsSet: readonly string[] },
): Promise<void> {
  const { config, mistakes } = await loadKubeconfig(settings);
  const all = [
    ...secretMistakes(part, secretsSet, stack),
    ...chartMistakes(
      settings.charts,
      part.releases.map(({ chart }) => chart),
    ),
    ...(config === undefined ? mistakes : await clusterMistakes(config, settings)),
  ];
  if (all.length > 0) throw new Refusal(`stack ${stack}`, all);
}

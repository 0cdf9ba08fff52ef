import type { Mistake } from "../../../plan/mistake.ts";
import { Refusal } from "../../../plan/mistake.ts";
import type { Part, SecretPart } from "../compile/part.ts";
import type { KubernetesSettings } from "../compile/settings.ts";
import { chartMistakes } from "./charts.ts";
import { clusterMistakes } from "./cluster.ts";
import { loadKubeconfig } from "./kubeconfig.ts";

const configKey = (part: SecretPart): string | undefined =>
  typeof part === "object" && "config" in part ? part.config : undefined;

/** Secrets of the stack's config that its Secrets are made from, sorted. */
export function configSecrets({ secrets }: Pick<Part, "secrets">): readonly string[] {
  const keys = secrets.flatMap((spec) =>
    Object.values(spec.keys).flatMap((parts) => parts.flatMap((part) => configKey(part) ?? [])),
  );
  return [...new Set(keys)].sort();
}

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

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import type { KubeConfig } from "@kubernetes/client-node";
import type { Issue } from "../../../model/issue.ts";
import type { KubernetesSettings } from "../settings.ts";

/** Where the kubeconfig is looked for, by kubectl's own rules. */
export function kubeconfigPaths(
  { kubeconfig }: Pick<KubernetesSettings, "kubeconfig">,
  env: NodeJS.ProcessEnv = process.env,
): readonly string[] {
  if (kubeconfig !== undefined) return [resolve(kubeconfig.replace(/^~(?=\/)/, homedir()))];
  const named = (env.KUBECONFIG ?? "").split(delimiter).filter((path) => path !== "");
  return named.length > 0 ? named : [join(homedir(), ".kube", "config")];
}

type LoadedKubeconfig =
  | { readonly config: KubeConfig; readonly issues: readonly [] }
  | { readonly config: undefined; readonly issues: readonly Issue[] };

const refused = (path: string, got: string, expected: string): LoadedKubeconfig => ({
  config: undefined,
  issues: [{ path: `kubernetes.${path}`, got, expected }],
});

/** The kubeconfig with the stack's context chosen. */
export async function loadKubeconfig(
  settings: Pick<KubernetesSettings, "kubeconfig" | "context">,
): Promise<LoadedKubeconfig> {
  const paths = kubeconfigPaths(settings);
  const existing = paths.filter((path) => existsSync(path));
  if (existing.length === 0) {
    return refused(
      "kubeconfig",
      `no file ${paths.join(" or ")}`,
      "the path of a kubeconfig, here or in the environment's KUBECONFIG; `npm run -s plan` needs none",
    );
  }
  const { KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  try {
    const [first = "", ...others] = existing;
    config.loadFromFile(first);
    for (const path of others) {
      const other = new KubeConfig();
      other.loadFromFile(path);
      config.mergeConfig(other, true);
    }
  } catch (error) {
    return refused("kubeconfig", `${existing.join(", ")}: ${(error as Error).message}`, "a kubeconfig");
  }
  const contexts = config.getContexts().map(({ name }) => name);
  const wanted = settings.context ?? config.getCurrentContext();
  if (!contexts.includes(wanted)) {
    const got = wanted === "" ? "no context is current" : `"${wanted}", which ${existing.join(", ")} does not have`;
    return refused("context", got, contexts.join(", ") || "a kubeconfig with a context");
  }
  config.setCurrentContext(wanted);
  return { config, issues: [] };
}

import type { KubernetesContext } from "../context.ts";
import type { KubernetesObject } from "../kubernetes-object.ts";
import { namespaceMark } from "../object-labels.ts";
import type { Part } from "../part.ts";
import { nodesNamespace } from "../places.ts";
import type { KubernetesSettings } from "../settings.ts";

type PodSecurityLevel = "privileged" | "baseline" | "restricted";

/**
 * Pod Security by labels, at the cluster's own version of the levels.
 *
 * @param wanted what pods should hold to: a violation is warned of and goes into the audit log, nothing more
 */
function podSecurity(enforced: PodSecurityLevel, wanted: PodSecurityLevel): Readonly<Record<string, string>> {
  const levels = { enforce: enforced, audit: wanted, warn: wanted };
  return Object.fromEntries(
    Object.entries(levels).flatMap(([mode, level]) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, "latest"],
    ]),
  );
}

/** The main namespace first; that of what needs the nodes' files and network only where something does. */
export function usedNamespaces(
  settings: Pick<KubernetesSettings, "namespace">,
  { releases, workloads }: Pick<Part, "releases" | "workloads">,
): readonly string[] {
  const nodes = nodesNamespace(settings);
  return [
    settings.namespace,
    ...([...releases, ...workloads].some(({ namespace }) => namespace === nodes) ? [nodes] : []),
  ];
}

/** The namespaces that are ours to make: none of those that a setting adopts. */
export function namespaces(
  context: KubernetesContext,
  areas: Pick<Part, "releases" | "workloads">,
): readonly KubernetesObject[] {
  const { settings } = context;
  if (settings.adoptNamespaces) return [];
  return usedNamespaces(settings, areas).map((name) => ({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
      name,
      labels: {
        ...namespaceMark(context),
        ...(name === settings.namespace
          ? podSecurity("baseline", "restricted")
          : podSecurity("privileged", "baseline")),
      },
    },
  }));
}

import type { KubernetesContext } from "./context.ts";

/** Labels of every object of ours, by which people and selectors find them. */
export const objectLabels = ({ stack }: Pick<KubernetesContext, "stack">): Readonly<Record<string, string>> => ({
  "app.kubernetes.io/managed-by": "pulumi",
  "app.kubernetes.io/part-of": `${stack.product}-observability`,
  "app.kubernetes.io/instance": stack.stack,
});

/** The label with which a namespace says the Pulumi project that made it. */
export const projectLabel = "pulumi.com/project";

/** The mark of a namespace that this very stack made: product, project and stack. */
export const namespaceMark = (
  context: Pick<KubernetesContext, "stack" | "project">,
): Readonly<Record<string, string>> => ({ ...objectLabels(context), [projectLabel]: context.project });

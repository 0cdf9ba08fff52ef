import type { KubernetesContext } from "./context.ts";

/** Labels of every object of ours, by which people and selectors find them. */
export const objectLabels = ({ stack }: Pick<KubernetesContext, "stack">): Readonly<Record<string, string>> => ({
  "app.kubernetes.io/managed-by": "pulumi",
  "app.kubernetes.io/part-of": `${stack.product}-observability`,
  "app.kubernetes.io/instance": stack.stack,
});

import type { KubernetesContext } from "../kubernetes/context.ts";
import type { DocumentStore } from "../kubernetes/offers.ts";

/** Whether settings keep traces in a store for documents that others share. */
export const keepsDocuments = ({ settings }: Pick<KubernetesContext, "settings">): boolean =>
  settings.traceStorage === "elasticsearch";

/** Throws where there is none: who keeps documents has said that it needs one. */
export function requireDocuments({ documents }: KubernetesContext): DocumentStore {
  if (documents === undefined) throw new Error("traces are to be kept as documents, but nobody stores them");
  return documents;
}

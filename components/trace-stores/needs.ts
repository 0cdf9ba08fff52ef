import type { Context, Offer, RetentionFacts } from "../backend.ts";
import { cluster, documentStore, spanReceiver } from "../kubernetes/offers.ts";
import { keepsDocuments } from "./documents.ts";

export const traceRetention: RetentionFacts = {
  fixed: false,
  days: { traces: 7 },
  source: "a week, for incidents are looked into within days",
};

/** What a store of traces needs: spans that come to it, and where settings say so, a store for documents. */
export const traceNeeds = ({ peers }: Context): readonly Offer<unknown>[] => {
  const where = peers.get(cluster);
  return [cluster, spanReceiver, ...(where !== undefined && keepsDocuments(where) ? [documentStore] : [])];
};

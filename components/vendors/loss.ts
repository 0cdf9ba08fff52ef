import type { Degradation } from "../../model/stack.ts";

/** What the vendor's version of something lacks, and what stands in; a degradation once its item is known. */
export type Loss = Pick<Degradation, "lost" | "fallback">;

/** The record if it is so, for lists of what is lost. */
export const lostIf = (condition: boolean, record: Degradation): readonly Degradation[] => (condition ? [record] : []);

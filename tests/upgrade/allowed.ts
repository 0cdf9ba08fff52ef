import type { AllowedChange } from "./verdict.ts";

/**
 * What upgrades from the kept states may do beyond moves and changes of metadata. An entry is a decision: it says what
 * restarts or is made anew in a running stack, and why that is worth it. It goes when the kept state is a newer one.
 */
export const expected: readonly AllowedChange[] = [];

/** Where the catalog says something else than the product's people wrote. */
export interface Correction {
  /** What it is about, in a few words; every subject of a catalog has one correction. */
  readonly subject: string;
  /** Their words, as they stand in what they wrote; code in backticks. */
  readonly theirs: string;
  /** What the catalog says instead. */
  readonly ours: string;
  /** Default: the item's own `why`. */
  readonly why?: string;
}

/** A correction with its reason. */
export interface StatedCorrection extends Correction {
  readonly why: string;
}

/**
 * What every item of the catalog may say about itself, for those who read the catalog and docs/corrections.md. No alert,
 * monitor, dashboard or check changes with it; inhibitions and mute windows show their `why` in what they become.
 */
export interface Documented {
  /** Why it is there, or why its values are these: one or two sentences. Default: nothing to explain. */
  readonly why?: string;
  /** What the product's people wrote that this item corrects. Default: nothing. */
  readonly corrects?: readonly Correction[];
}

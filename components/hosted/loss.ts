/** What the vendor's version of something lacks, and what stands in; a degradation once its item is known. */
export interface Loss {
  readonly lost: string;
  readonly standIn: string;
}

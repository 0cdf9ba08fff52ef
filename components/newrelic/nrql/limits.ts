/** NRQL groups by no more attributes than this. */
export const mostFacets = 5;

/** A time series has no more points than this. */
export const mostBuckets = 366;

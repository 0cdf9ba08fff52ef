/** The functions that queries use here → the least and most arguments that each takes. */
export const functions: Readonly<Record<string, readonly [number, number]>> = {
  abs: [1, 1],
  apdex: [1, 2],
  average: [1, 1],
  bucketpercentile: [2, 9],
  bytecountestimate: [0, 0],
  cardinality: [0, 9],
  clamp_max: [2, 2],
  clamp_min: [2, 2],
  count: [1, 1],
  derivative: [1, 2],
  filter: [2, 2],
  histogram: [1, 3],
  latest: [1, 1],
  max: [1, 1],
  median: [1, 1],
  min: [1, 1],
  numeric: [1, 1],
  percentage: [2, 2],
  percentile: [2, 9],
  predictlinear: [2, 2],
  rate: [2, 2],
  stddev: [1, 1],
  sum: [1, 1],
  uniquecount: [1, 9],
  uniques: [1, 2],
};

/** Those that make one value of many events. The others work on single values. */
export const aggregators: readonly string[] = Object.keys(functions).filter(
  (name) => !["abs", "clamp_max", "clamp_min", "numeric"].includes(name),
);

/** Conditions cannot stream these. */
export const notInConditions: readonly string[] = ["bytecountestimate", "cardinality", "histogram", "uniques"];

/** What one piece of work took. */
export interface Measurement {
  readonly milliseconds: number;
  /** Of the heap while it ran, in MiB; the process' own growth, not its whole size. */
  readonly peakMebibytes: number;
}

/** The median of several runs after one to warm up, with the highest heap seen. */
export function measure(work: () => unknown, runs = 3): Measurement {
  work();
  const before = process.memoryUsage().heapUsed;
  const times: number[] = [];
  let peak = before;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const result = work();
    times.push(performance.now() - start);
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    // Kept alive until here, so that the heap's size counts it.
    if (result === undefined) throw new Error("the work gave nothing");
  }
  times.sort((a, b) => a - b);
  return {
    milliseconds: times[Math.floor(times.length / 2)] ?? NaN,
    peakMebibytes: (peak - before) / 1024 / 1024,
  };
}

/**
 * The exponent k of time ∝ size^k between two sizes: 1 is linear, 2 quadratic. Times below a millisecond are mostly
 * start-up, so the larger sizes tell most.
 */
export function growthExponent(small: { size: number; time: number }, large: { size: number; time: number }): number {
  return Math.log(large.time / small.time) / Math.log(large.size / small.size);
}

/** What one piece of work took. */
export interface Measurement {
  /** Milliseconds by the wall clock, which other programs of the machine lengthen. */
  readonly wall: number;
  /** Milliseconds of processor time of this process, the collector's and compiler's threads included. */
  readonly cpu: number;
}

/** Does the work once, as it is: nothing has warmed up before it. */
export async function measure<T>(work: () => T | Promise<T>): Promise<{ result: T; took: Measurement }> {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { result, took: { wall, cpu: (user + system) / 1000 } };
}

/** The middle of several values, the upper one of an even number; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Wall and processor time, each the median of its own. */
export function medianOf(measurements: readonly Measurement[]): Measurement {
  return { wall: median(measurements.map(({ wall }) => wall)), cpu: median(measurements.map(({ cpu }) => cpu)) };
}

/**
 * The exponent k of time ∝ size^k between two sizes: 1 is linear, 2 quadratic. Small sizes are mostly code that runs for
 * the first time, so the larger ones tell most.
 */
export function growthExponent(small: { size: number; time: number }, large: { size: number; time: number }): number {
  return Math.log(large.time / small.time) / Math.log(large.size / small.size);
}

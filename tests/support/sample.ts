import fc from "fast-check";

/**
 * All of what a long test is about, or so many that are drawn by the run's seed where LONG_SAMPLE says how many, as in CI.
 * They stay in their order.
 */
export function sampled<T>(all: readonly T[]): readonly T[] {
  const asked = process.env.LONG_SAMPLE;
  if (asked === undefined) return all;
  const count = Number(asked);
  if (!Number.isInteger(count) || count < 1) throw new Error(`LONG_SAMPLE: got "${asked}"; expected a count`);
  const size = { minLength: Math.min(count, all.length), maxLength: count };
  const [drawn = []] = fc.sample(fc.subarray([...all], size), 1);
  return drawn;
}

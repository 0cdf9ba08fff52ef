/** Fraction of the golden ratio: multiples of it modulo 1 are spread most evenly. */
export const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Picks a share of events evenly instead of by chance, so that a drill crosses its threshold when it should: of n
 * events with one key, n × share are picked, rounded up or down. Keys start out of step with each other.
 */
export class EvenSpacing {
  readonly #sums = new Map<string, number>();

  /** True for a picked event. `share` is 0 to 1. */
  pick(key: string, share: number): boolean {
    const sum = (this.#sums.get(key) ?? (this.#sums.size * golden) % 1) + share;
    // Sums of decimal fractions fall a hair short of the whole number that they mean.
    const picked = sum >= 1 - 1e-9;
    this.#sums.set(key, picked ? Math.max(0, sum - 1) : sum);
    return picked;
  }
}

import { compare, decimal, fraction, minus, over, times } from "../../decimal.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

/** Burn-rate windows that can never fire, because even a total outage burns no faster. */
export const burnFactors: Check = ({ catalog, burnWindows }) =>
  catalog.slos.flatMap((slo) => {
    const [worst] = [...(burnWindows(slo) ?? [])].sort((a, b) => compare(b.threshold, a.threshold));
    const one = fraction(1);
    if (worst === undefined || compare(worst.threshold, one) < 0) return [];
    const least = times(minus(one, over(one, worst.factor)), fraction(100));
    return [
      {
        path: path("slos", slo.name, "objective"),
        got: `${slo.objective} %, for which ${decimal(worst.factor)} times the allowed rate over ${worst.long} is an error ratio of ${decimal(worst.threshold)}`,
        expected: `above ${decimal(least, 4)} %, so that a total outage pages`,
      },
    ];
  });

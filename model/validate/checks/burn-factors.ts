import type { BurnWindow } from "../../burn-rate.ts";
import { oncePer } from "../../once-per.ts";
import { compare, decimal, fraction, minus, over, times } from "../../decimal.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

/** The window with the highest threshold. */
const highest = oncePer((windows: readonly BurnWindow[]): BurnWindow | undefined =>
  windows.reduce<BurnWindow | undefined>(
    (most, window) => (most === undefined || compare(window.threshold, most.threshold) > 0 ? window : most),
    undefined,
  ),
);

/** Burn-rate windows that can never fire, because even a total outage burns no faster. */
export const burnFactors: Check = ({ catalog, burnWindows }) =>
  catalog.slos.flatMap((slo) => {
    const windows = burnWindows(slo);
    const worst = windows && highest(windows);
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

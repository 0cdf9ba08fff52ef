import { path } from "../path.ts";
import type { Check } from "../subject.ts";
import { length } from "../subject.ts";

/** SLOs whose period is longer than metrics are kept, so that their budget is never whole; and none of no length. */
export const sloPeriods: Check = ({ catalog, limits: { metricRetention } }) =>
  catalog.slos.flatMap(({ name, period }) =>
    length(period) > length(metricRetention) || length(period) === 0
      ? [
          {
            path: path("slos", name, "period"),
            got: period,
            expected: `above 0s and at most ${metricRetention}, as long as metrics are kept`,
          },
        ]
      : [],
  );

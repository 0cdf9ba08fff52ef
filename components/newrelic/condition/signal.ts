import type { Comparison } from "../../../model/alert.ts";
import type { Duration } from "../../../model/duration.ts";
import { seconds } from "../../../model/duration.ts";
import type { Query } from "../../../model/query.ts";
import { subqueries, windowsOf } from "../../../model/query.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import { jobsOf } from "../../vendors/jobs.ts";
import type { Loss } from "../../vendors/loss.ts";
import { twoScrapes } from "../../vendors/series.ts";
import type { Context } from "../context.ts";
import type { Operator, Signal, Term } from "./definition.ts";
import { limits } from "./definition.ts";

const operator: Readonly<Record<Comparison, Operator>> = {
  ">": "above",
  ">=": "above_or_equals",
  "<": "below",
  "<=": "below_or_equals",
  "==": "equals",
  "!=": "not_equals",
};

/** New Relic waits this long for late data. Its default. */
export const aggregationDelay = "120";

/** Windows are minutes wide where they can be, so that `for`, which is minutes, is a multiple of them. */
function aggregationWindow(query: Query, context: Context): number {
  const [window] = windowsOf(query).map(seconds);
  const { least, most } = limits.aggregationWindow;
  const wanted = Math.max(least, Math.round(window ?? twoScrapes(jobsOf(query), context.catalog)));
  if (wanted > most) throw new Unsupported(`a window of ${wanted / 3600} h: New Relic's end at ${most / 3600} h`);
  return wanted;
}

/** How often a wide window is looked at: a factor of it, a minute for minutes, five for hours. */
function slideBy(window: number): number | undefined {
  const step = window >= 3600 ? 300 : 60;
  return window > step && window % step === 0 ? step : undefined;
}

const ratios: readonly Query["kind"][] = ["ratio", "mean", "quantile"];
const increments: readonly Query["kind"][] = ["rate", "increase", "bucketRate"];

/** No increments are zero events; nothing by nothing is no ratio. */
function gapsAreZero(query: Query): boolean {
  const kinds = subqueries(query).map(({ kind }) => kind);
  return kinds.some((kind) => increments.includes(kind)) && !kinds.some((kind) => ratios.includes(kind));
}

interface Timing {
  readonly signal: Signal;
  readonly term: Term;
  readonly losses: readonly Loss[];
}

/**
 * `for` becomes a duration all of whose windows must hold, which is a multiple of the window. Where it is shorter than
 * the window, one window that holds is enough, because a whole one more would come far too late.
 */
export function timing(
  query: Query,
  op: Comparison,
  threshold: number,
  held: Duration,
  nested: boolean,
  context: Context,
): Timing {
  const window = aggregationWindow(query, context);
  const step = slideBy(window);
  const wanted = seconds(held);
  const atOnce = wanted < window;
  const duration = atOnce ? window : Math.ceil(wanted / window) * window;
  const { least, most } = limits.thresholdDuration;
  if (duration > most)
    throw new Unsupported(`a condition that holds for ${held}: New Relic counts to ${most / 3600} h`);
  const losses: Loss[] = [];
  if (atOnce && wanted > 0) {
    losses.push({
      lost: `it must hold for ${held}, which is less than its window of ${window} s`,
      fallback: "one window for which it holds",
    });
  } else if (duration !== wanted && wanted > 0) {
    losses.push({ lost: `it must hold for exactly ${held}`, fallback: `${duration} s, a multiple of its window` });
  }
  return {
    signal: {
      aggregationWindow: window,
      aggregationMethod: "event_flow",
      aggregationDelay,
      ...(step === undefined ? {} : { slideBy: step }),
      ...(gapsAreZero(query) ? { fillOption: "static", fillValue: 0 } : { fillOption: "none" }),
      // Whatever vanishes closes its incidents. Nested queries know no loss of signal.
      ...(nested
        ? {}
        : {
            expirationDuration: Math.max(600, window),
            closeViolationsOnExpiration: true,
            openViolationOnExpiration: false,
          }),
    },
    term: {
      operator: operator[op],
      threshold,
      thresholdDuration: Math.max(duration, Math.ceil(least / window) * window),
      thresholdOccurrences: atOnce ? "at_least_once" : "all",
    },
    losses,
  };
}

import type { Threshold } from "../../../model/alert.ts";
import { decimal } from "../../../model/decimal.ts";
import type { Duration } from "../../../model/duration.ts";
import { duration, milliseconds } from "../../../model/duration.ts";
import type { Query, Ratio } from "../../../model/query.ts";
import { windowsOf } from "../../../model/query.ts";
import type { Loss } from "../../vendors/loss.ts";
import { limits } from "./definition.ts";

const longest: Duration = duration(limits.aggregationWindow.most * 1000);
/** Beyond this, what a quarter of the window says is too far from what the whole would. */
const stretch = 4;

/** What is per second or per event means the same over a shorter window; how much or how many does not. */
const measuredAlike: readonly Query["kind"][] = ["rate", "bucketRate", "quantile", "mean"];

function shorten<Q extends Query>(query: Q): Q {
  switch (query.kind) {
    case "aggregate":
      return { ...query, of: shorten(query.of) };
    case "ratio":
      return {
        ...query,
        numerator: shorten<Ratio["numerator"]>(query.numerator),
        denominator: shorten<Ratio["denominator"]>(query.denominator),
      };
    case "arithmetic": {
      const side = (operand: Query | number) => (typeof operand === "number" ? operand : shorten(operand));
      return { ...query, left: side(query.left), right: side(query.right) };
    }
    default: {
      if (!measuredAlike.includes(query.kind) || !("window" in query)) return query;
      const tooLong = milliseconds(query.window) > milliseconds(longest);
      return tooLong && milliseconds(query.window) <= stretch * milliseconds(longest)
        ? { ...query, window: longest }
        : query;
    }
  }
}

/** The threshold over a window that New Relic has, and what is lost by it. Windows far beyond are left as they are. */
export function clamp(threshold: Threshold): { readonly threshold: Threshold; readonly losses: readonly Loss[] } {
  const query = shorten(threshold.query);
  const [before] = windowsOf(threshold.query);
  const [after] = windowsOf(query);
  if (before === undefined || after === before) return { threshold, losses: [] };
  return {
    threshold: { ...threshold, query },
    losses: [
      {
        lost: `a look back over ${before}: New Relic's windows end at ${longest}`,
        fallback: `the last ${longest} against the same threshold, ${threshold.op} ${decimal(threshold.value)}`,
      },
    ],
  };
}

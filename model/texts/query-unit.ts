import type { Unit } from "../metric.ts";
import type { Arithmetic, Query, Rate } from "../query.ts";

/** What stays the same however often it is taken; a ratio times 100 or bytes by 1024 are none any more. */
const countable: readonly (Unit | undefined)[] = ["none", "requests", "usd"];

/** Of a sum or difference the sides' own, of a quotient of like things their ratio. */
function arithmeticUnit({ op, left, right }: Arithmetic): Unit | undefined {
  const [of, by] = [left, right].map((side) => (typeof side === "number" ? undefined : queryUnit(side)));
  if (typeof right === "number") return op === "+" || op === "-" || countable.includes(of) ? of : undefined;
  if (typeof left === "number") return undefined;
  if (of !== by || op === "*") return undefined;
  return op === "/" ? "ratio" : of;
}

/** Per second: of what is counted, or of a histogram's observations. Seconds per second are no time. */
function rateUnit({ metric }: Rate): Unit | undefined {
  if (metric.type === "histogram") return "none";
  return metric.unit === "seconds" ? undefined : metric.unit;
}

/** What a query's result counts; undefined where the algebra does not tell, e.g. of a query written by hand. */
export function queryUnit(query: Query): Unit | undefined {
  switch (query.kind) {
    case "value":
    case "valueOver":
    case "increase":
    case "quantile":
    case "mean":
    case "predict":
      return query.metric.unit;
    case "aggregate":
      return query.op === "count" ? "none" : queryUnit(query.of);
    case "ratio":
      return "ratio";
    case "arithmetic":
      return arithmeticUnit(query);
    case "secondsUntil":
      return "seconds";
    case "up":
      return "state";
    case "rate":
      return rateUnit(query);
    case "bucketRate":
      return "none";
    case "buckets":
    case "raw":
      return undefined;
  }
}

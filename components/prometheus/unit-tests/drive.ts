import { seconds } from "../../../model/duration.ts";
import type { Histogram, Metric } from "../../../model/metric.ts";
import type { Arithmetic, Filter, Query, Ratio } from "../../../model/query.ts";
import type { Labels, Signal, Signals } from "./signals.ts";
import { labelsBeside, labelsOf, seriesName, targetLabelsOf } from "./signals.ts";

/** Events per second behind every ratio: enough for any low-traffic guard, a round number for the reader. */
const traffic = 1000;

/** Which side of the target the query must stay on while a straight line moves. */
export type Side = "atLeast" | "atMost";

/** A phase of a test: whose service the series belong to, and for how many seconds they run. */
export interface Phase {
  readonly service: string;
  readonly lasts: number;
}

/**
 * Adds the series that make a query evaluate to `target`, to within one part in ten thousand. Returns false for a
 * query that cannot be driven (raw text), whose alert then has no generated test.
 */
export function drive(query: Query, target: number, side: Side, signals: Signals, phase: Phase): boolean {
  const { service } = phase;
  const put = (metric: Metric, filter: Filter, signal: Signal, suffix = "", extra: Labels = {}) => {
    signals.set(seriesName(`${metric.name}${suffix}`, { ...labelsOf(metric, filter, service), ...extra }), signal);
  };
  switch (query.kind) {
    case "value":
    case "valueOver":
      put(query.metric, query.filter, level(target));
      return true;
    case "rate":
    case "increase": {
      const perSecond = query.kind === "rate" ? target : target / seconds(query.window);
      // Another condition may already demand more of the same events.
      const known = signals.get(seriesName(query.metric.name, labelsOf(query.metric, query.filter, service)));
      if (side === "atLeast" && known?.type === "counter" && known.perSecond >= perSecond) return true;
      put(query.metric, query.filter, speed(perSecond), query.metric.type === "histogram" ? "_count" : "");
      return true;
    }
    case "bucketRate":
      observe(query.metric, query.filter, signals, service, [[query.bound, target]], target);
      return true;
    case "quantile":
      return driveQuantile(query.metric, query.filter, query.q, target, side, signals, service);
    case "mean":
      put(query.metric, query.filter, speed(traffic * target), "_sum");
      put(query.metric, query.filter, speed(traffic), "_count");
      return true;
    case "buckets":
      return false;
    case "aggregate":
      return drive(query.of, query.op === "count" ? 1 : target, side, signals, phase);
    case "ratio":
      return driveRatio(query, target, side, signals, phase);
    case "arithmetic":
      return driveArithmetic(query, target, side, signals, phase);
    case "predict": {
      // The line falls by a millionth of a terabyte each second; it crosses the target at the phase's near or far end.
      const perSecond = -1_000_000;
      const farthest = seconds(query.ahead) + (side === "atMost" ? 0 : phase.lasts);
      put(query.metric, query.filter, { type: "gauge", start: target - perSecond * farthest, perSecond });
      return true;
    }
    case "secondsUntil":
      // promtool's clock starts at 0, so a moment that moves with it stays equally far away.
      put(query.metric, query.filter, { type: "gauge", start: target, perSecond: 1 });
      return true;
    case "up":
      // Whether a target has been ready is what came before the phase.
      if (query.within !== undefined) return true;
      signals.set(seriesName("up", targetLabelsOf(query.job, service)), level(target));
      return true;
    case "raw":
      return false;
  }
}

const level = (start: number): Signal => ({ type: "gauge", start, perSecond: 0 });
const speed = (perSecond: number): Signal => ({ type: "counter", perSecond });

/** A histogram's series: cumulative buckets at the given speeds, all observations at `total`. */
function observe(
  metric: Histogram,
  filter: Filter,
  signals: Signals,
  service: string,
  atMost: readonly (readonly [bound: number, perSecond: number])[],
  total: number,
): void {
  const labels = labelsOf(metric, filter, service);
  for (const [bound, perSecond] of atMost) {
    signals.set(seriesName(`${metric.name}_bucket`, { ...labels, le: String(bound) }), speed(perSecond));
  }
  signals.set(seriesName(`${metric.name}_bucket`, { ...labels, le: "+Inf" }), speed(total));
  signals.set(seriesName(`${metric.name}_count`, labels), speed(total));
}

/** Puts a share of the observations one bucket above the target, so that the quantile falls just on its right side. */
function driveQuantile(
  metric: Histogram,
  filter: Filter,
  q: number,
  target: number,
  side: Side,
  signals: Signals,
  service: string,
): boolean {
  const above = metric.buckets.find((bound) => bound > target);
  const below = [...metric.buckets].reverse().find((bound) => bound <= target * 1.01);
  if (above === undefined || below === undefined) return false;
  const share = (1 - q) * (side === "atLeast" ? 1.02 : 0.98);
  observe(
    metric,
    filter,
    signals,
    service,
    metric.buckets.map((bound) => [bound, bound <= below ? (bound === below ? traffic * (1 - share) : 0) : traffic]),
    traffic,
  );
  return true;
}

function driveRatio(query: Ratio, target: number, side: Side, signals: Signals, phase: Phase): boolean {
  const { numerator, denominator } = query;
  const share = query.complement ? 1 - target : target;
  if (numerator.kind === "bucketRate" && denominator.kind === "rate" && denominator.metric === numerator.metric) {
    observe(numerator.metric, numerator.filter, signals, phase.service, [[numerator.bound, traffic * share]], traffic);
    return true;
  }
  if (numerator.kind === "value" && denominator.kind === "value") {
    const moving = signals.get(
      seriesName(numerator.metric.name, labelsOf(numerator.metric, numerator.filter, phase.service)),
    );
    if (moving?.type === "gauge") {
      // Another condition already moves the numerator: the denominator is sized so that the ratio stays on its side throughout.
      const ends = [moving.start, moving.start + moving.perSecond * phase.lasts];
      const farthest = side === "atMost" ? Math.max(...ends) : Math.min(...ends);
      return drive(denominator, farthest / share, side, signals, phase);
    }
  }
  if (numerator.metric === denominator.metric) {
    const beside = labelsBeside(denominator.metric, numerator.filter, denominator.filter, phase.service);
    if (beside === undefined) return false;
    signals.set(seriesName(denominator.metric.name, beside), speed(traffic * (1 - share)));
    return drive({ ...numerator, kind: "rate", window: "1m" } as Query, traffic * share, side, signals, phase);
  }
  return drive(numerator, traffic * share, side, signals, phase) && drive(denominator, traffic, side, signals, phase);
}

function driveArithmetic(query: Arithmetic, target: number, side: Side, signals: Signals, phase: Phase): boolean {
  const { left, op, right } = query;
  if (typeof left === "number" && typeof right === "number") return false;
  if (typeof right === "number" && typeof left !== "number") {
    const inverse = { "+": target - right, "-": target + right, "*": target / right, "/": target * right }[op];
    return drive(left, inverse, side, signals, phase);
  }
  if (typeof left === "number" && typeof right !== "number") {
    const inverse = { "+": target - left, "-": left - target, "*": target / left, "/": left / target }[op];
    const turned = op === "-" || op === "/" ? (side === "atLeast" ? "atMost" : "atLeast") : side;
    return drive(right, inverse, turned, signals, phase);
  }
  const other = traffic;
  const inverse = { "+": target - other, "-": target + other, "*": target / other, "/": target * other }[op];
  return drive(right as Query, other, side, signals, phase) && drive(left as Query, inverse, side, signals, phase);
}

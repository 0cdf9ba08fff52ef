import type { DashboardLink, DrillFault } from "./alert.ts";
import type { Documented } from "./documented.ts";
import type { Duration } from "./duration.ts";
import type { Counter, Histogram } from "./metric.ts";
import type { Filter, Query, Ratio } from "./query.ts";
import { arithmetic, atMost, rate, ratio, sum } from "./query.ts";

export type Sli = AvailabilitySli | LatencySli;

/** Good requests are those that do not match `bad`. */
export interface AvailabilitySli {
  readonly kind: "availability";
  readonly total: Counter;
  /** What counts at all. */
  readonly filter: Filter;
  readonly bad: Filter;
}

/** Good requests answer within the threshold, which must be a bucket bound. Failed requests count by their time too. */
export interface LatencySli {
  readonly kind: "latency";
  readonly histogram: Histogram;
  readonly filter: Filter;
  /** Seconds. */
  readonly threshold: number;
}

export interface Slo extends Documented {
  /** Unique, in kebab-case: the `slo` label. Its alerts are named after it in PascalCase. */
  readonly name: string;
  readonly service: string;
  readonly title: string;
  readonly description: string;
  /** Per cent as written, e.g. "99.9"; kept as text so that the budget is exact. */
  readonly objective: string;
  readonly period: Duration;
  /** The period that was promised, on a stack whose time runs faster and whose `period` is therefore shorter. */
  readonly realPeriod?: Duration;
  readonly sli: Sli;
  /**
   * Low-traffic guard: a burn alert also needs this many bad events within its long window, so that one failed
   * request at night pages nobody. At least 2.
   */
  readonly minimumBadEvents: number;
  /** How long the SLI may be without a sample before its absence is reported. */
  readonly absentAfter: Duration;
  readonly dashboard: DashboardLink;
  readonly drill: { readonly page: DrillFault; readonly ticket: DrillFault; readonly absent: DrillFault };
}

/** The SLI's error ratio over one window: bad by all, absent without traffic. */
export function errorRatio(slo: Slo, window: Duration, by: readonly string[] = ["service"]): Ratio {
  const { sli } = slo;
  if (sli.kind === "availability") {
    return ratio(rate(sli.total, window, { ...sli.filter, ...sli.bad }), rate(sli.total, window, sli.filter), by);
  }
  return ratio(
    atMost(sli.histogram, sli.threshold, window, sli.filter),
    rate(sli.histogram, window, sli.filter),
    by,
    true,
  );
}

/** Bad events per second over one window, for the low-traffic guard. */
export function badEventRate(slo: Slo, window: Duration, by: readonly string[] = ["service"]): Query {
  const { sli } = slo;
  if (sli.kind === "availability") return sum(rate(sli.total, window, { ...sli.filter, ...sli.bad }), by);
  return arithmetic(
    sum(rate(sli.histogram, window, sli.filter), by),
    "-",
    sum(atMost(sli.histogram, sli.threshold, window, sli.filter), by),
  );
}

import type { DashboardLink, DrillFault } from "./alert.ts";
import type { Documented } from "./documented.ts";
import type { Duration } from "./duration.ts";
import type { Counter, Histogram } from "./metric.ts";
import type { BucketRate, Filter, Query, Rate, Ratio } from "./query.ts";
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

/** So many events, at least, within so long. */
export interface MinimumTraffic {
  /** A whole number from 1 on. */
  readonly events: number;
  readonly within: Duration;
  /** The uptime check whose requests these are, by name, where one drives the service. */
  readonly drivenBy?: string;
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
  /**
   * The shortest burn-rate window that the scrapes of its metric fill, where the period alone would ask for a shorter
   * one; `fillWindows` sets it. In the time of `realPeriod`.
   */
  readonly shortestWindow?: Duration;
  readonly sli: Sli;
  /**
   * Low-traffic guard: a burn alert also needs this many bad events within its long window, so that one failed
   * request at night pages nobody. At least 2.
   */
  readonly minimumBadEvents: number;
  /** How long the SLI may be without a sample before its absence is reported. */
  readonly absentAfter: Duration;
  /**
   * Traffic that the service always has. Less of it is reported as the SLI's absence, because counters that stand still
   * look like health. Default: none is stated, and an absence of traffic is not reported.
   */
  readonly minimumTraffic?: MinimumTraffic;
  readonly dashboard: DashboardLink;
  readonly drill: { readonly page: DrillFault; readonly ticket: DrillFault; readonly absent: DrillFault };
}

/** What an SLI counts within a window: everything, and the part that is bad (an availability's) or good (a latency's). */
export function sliEvents({ sli }: Slo, window: Duration): { readonly total: Rate; readonly part: Rate | BucketRate } {
  return sli.kind === "availability"
    ? { total: rate(sli.total, window, sli.filter), part: rate(sli.total, window, { ...sli.filter, ...sli.bad }) }
    : {
        total: rate(sli.histogram, window, sli.filter),
        part: atMost(sli.histogram, sli.threshold, window, sli.filter),
      };
}

/** The SLI's error ratio over one window: bad by all, absent without traffic. */
export function errorRatio(slo: Slo, window: Duration, by: readonly string[] = ["service"]): Ratio {
  const { total, part } = sliEvents(slo, window);
  return ratio(part, total, by, slo.sli.kind === "latency");
}

/** The metric that the SLI counts its events by. */
export const sliMetric = ({ sli }: Slo): Counter | Histogram =>
  sli.kind === "availability" ? sli.total : sli.histogram;

/** Bad events per second over one window, for the low-traffic guard. */
export function badEventRate(slo: Slo, window: Duration, by: readonly string[] = ["service"]): Query {
  const { total, part } = sliEvents(slo, window);
  return slo.sli.kind === "availability" ? sum(part, by) : arithmetic(sum(total, by), "-", sum(part, by));
}

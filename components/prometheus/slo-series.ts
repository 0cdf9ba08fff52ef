import type { BurnWindow } from "../../model/burn-rate.ts";
import { burnWindows, recentWindows } from "../../model/burn-rate.ts";
import type { Duration } from "../../model/duration.ts";
import { milliseconds } from "../../model/duration.ts";
import type { Slo } from "../../model/slo.ts";
import { aggregated } from "./promql.ts";
import { matcher } from "./selector.ts";

/**
 * The names under which an SLO is recorded; the family is Sloth's, which dashboards in the wild expect. Every series
 * has the labels `slo` and `service`.
 */
export const sloMetrics = {
  objective: "slo:objective:ratio",
  errorBudget: "slo:error_budget:ratio",
  periodDays: "slo:time_period:days",
  currentBurnRate: "slo:current_burn_rate:ratio",
  periodBurnRate: "slo:period_burn_rate:ratio",
  budgetRemaining: "slo:period_error_budget_remaining:ratio",
  errors: (base: Duration) => `slo:sli_errors:rate${base}`,
  total: (base: Duration) => `slo:sli_total:rate${base}`,
  /** What came in a gap of the samples, as a rate over the base window in which its end was seen. */
  totalInGap: (base: Duration) => `slo:sli_total:gap_rate${base}`,
  /** The same of an availability's bad events, or of a latency's good ones. */
  partInGap: ({ sli }: Slo, base: Duration) =>
    `slo:sli_${sli.kind === "availability" ? "errors" : "good"}:gap_rate${base}`,
  errorRatio: (window: Duration) => `slo:sli_error:ratio_rate${window}`,
} as const;

/** Matches the series of one SLO. */
export const ofSlo = (slo: Slo): string => `{${matcher("slo", { is: slo.name })}}`;

/** The SLO's recording, joined like what is asked of its metrics. */
export const recorded = (metric: string, slo: Slo): string => aggregated("sum", ["service"], `${metric}${ofSlo(slo)}`);

/**
 * 0 for events of which there is no series. Of a recording that is always there: asking for all events a second time
 * would cost as much as the first.
 */
export const noEvents = (slo: Slo): string =>
  aggregated("sum", ["service"], `0 * ${sloMetrics.errorBudget}${ofSlo(slo)}`);

export interface SloWindows {
  /** The shortest, on which every long window builds: 5 m, unless period or time are scaled. */
  readonly base: Duration;
  /** Twelve base windows, within which a ticket asks whether the budget still burns. */
  readonly hour: Duration;
  /** Computed from the metrics themselves, because deriving them smears the start of a fault over half a base window. */
  readonly raw: readonly Duration[];
  /** Derived from the base recordings, because reading days of raw series each time costs too much. */
  readonly derived: readonly Duration[];
  readonly period: Duration;
  /** The windows of the alerts, with their thresholds. */
  readonly burn: readonly BurnWindow[];
}

/** The windows that an SLO's error ratio is recorded for, ascending; up to an hour they are raw. */
export function sloWindows(slo: Slo): SloWindows {
  const burn = burnWindows(slo);
  const { base, hour } = recentWindows(slo);
  const lengths = new Map(
    [base, hour, ...burn.flatMap(({ long, short }) => [long, short])].map((window) => [window, milliseconds(window)]),
  );
  const ascending = [...lengths].sort(([, a], [, b]) => a - b).map(([window]) => window);
  const isRaw = (window: Duration) => (lengths.get(window) ?? 0) <= milliseconds(hour);
  return {
    base,
    hour,
    raw: ascending.filter((window) => window !== base && isRaw(window)),
    derived: ascending.filter((window) => !isRaw(window) && window !== slo.period),
    period: slo.period,
    burn,
  };
}

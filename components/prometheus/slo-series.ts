import type { BurnWindow } from "../../model/burn-rate.ts";
import { burnWindows } from "../../model/burn-rate.ts";
import type { Duration } from "../../model/duration.ts";
import { milliseconds } from "../../model/duration.ts";
import type { Slo } from "../../model/slo.ts";
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
  errorRatio: (window: Duration) => `slo:sli_error:ratio_rate${window}`,
} as const;

/** Matches the series of one SLO. */
export const ofSlo = (slo: Slo): string => `{${matcher("slo", { is: slo.name })}}`;

export interface SloWindows {
  /** The shortest, on which every long window builds: 5 m, unless period or time are scaled. */
  readonly base: Duration;
  /** Computed from the metrics themselves, because deriving them smears the start of a fault over half a base window. */
  readonly raw: readonly Duration[];
  /** Derived from the base recordings, because reading days of raw series each time costs too much. */
  readonly derived: readonly Duration[];
  readonly period: Duration;
  /** The windows of the alerts, with their thresholds. */
  readonly burn: readonly BurnWindow[];
}

/** The windows that an SLO's error ratio is recorded for, ascending; up to the fastest page's (1 h) they are raw. */
export function sloWindows(slo: Slo): SloWindows {
  const burn = burnWindows(slo);
  const lengths = new Map(
    burn.flatMap(({ long, short }) => [long, short]).map((window) => [window, milliseconds(window)]),
  );
  const [base, ...others] = [...lengths].sort(([, a], [, b]) => a - b).map(([window]) => window);
  const fastest = burn[0];
  if (base === undefined || fastest === undefined) throw new Error("an SLO has at least one burn-rate window");
  const rawUpTo = milliseconds(fastest.long);
  const isRaw = (window: Duration) => (lengths.get(window) ?? 0) <= rawUpTo;
  return {
    base,
    raw: others.filter(isRaw),
    derived: others.filter((window) => !isRaw(window) && window !== slo.period),
    period: slo.period,
    burn,
  };
}

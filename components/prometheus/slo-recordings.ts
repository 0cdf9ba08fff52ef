import { errorBudget } from "../../model/burn-rate.ts";
import { decimal, fraction, minus, over } from "../../model/decimal.ts";
import type { Duration } from "../../model/duration.ts";
import { milliseconds } from "../../model/duration.ts";
import { rate, sum } from "../../model/query.ts";
import type { Slo } from "../../model/slo.ts";
import { errorRatio } from "../../model/slo.ts";
import { aggregated, promql } from "./promql.ts";
import type { RecordingRule } from "./rule-file.ts";
import type { SloWindows } from "./slo-series.ts";
import { ofSlo, sloMetrics } from "./slo-series.ts";

/** Errors per second; 0 with traffic that has no error series, as in every ratio. */
function errorRate(slo: Slo, base: Duration): string {
  const { numerator, denominator, by, complement } = errorRatio(slo, base);
  const all = aggregated("sum", by, promql(denominator));
  const some = `${aggregated("sum", by, promql(numerator))} or 0 * ${all}`;
  return complement ? `${all} - (${some})` : some;
}

function totalRate(slo: Slo, base: Duration): string {
  const metric = slo.sli.kind === "availability" ? slo.sli.total : slo.sli.histogram;
  return promql(sum(rate(metric, base, slo.sli.filter), ["service"]));
}

/**
 * What is recorded of an SLO, in an order in which each rule finds this evaluation's values of those that it reads.
 *
 * Windows above an hour weigh every request alike: the sum of the errors of all times by the sum of all requests, never
 * a mean of ratios. The period reads one sample per base window, each of which counts its own events only; all of them
 * would be twenty times as many for the same sum.
 *
 * @param labels beside those by which the SLO is distinguished from others
 */
export function sloRecordings(
  slo: Slo,
  { base, raw, derived, period }: SloWindows,
  labels: Readonly<Record<string, string>>,
): readonly RecordingRule[] {
  const own = ofSlo(slo);
  const budget = errorBudget(slo);
  const allowed = decimal(budget);
  const errors = `${sloMetrics.errors(base)}${own}`;
  const total = `${sloMetrics.total(base)}${own}`;
  const summed = (range: string) => `sum_over_time(${errors}[${range}]) / (sum_over_time(${total}[${range}]) > 0)`;
  const days = over(fraction(milliseconds(period)), fraction(milliseconds("1d")));
  const recordings: readonly (readonly [record: string, expr: string])[] = [
    [sloMetrics.errors(base), errorRate(slo, base)],
    [sloMetrics.total(base), totalRate(slo, base)],
    [sloMetrics.errorRatio(base), `${errors} / (${total} > 0)`],
    ...raw.map((window) => [sloMetrics.errorRatio(window), promql(errorRatio(slo, window))] as const),
    ...derived.map((window) => [sloMetrics.errorRatio(window), summed(window)] as const),
    [sloMetrics.errorRatio(period), summed(`${period}:${base}`)],
    [sloMetrics.objective, `vector(${decimal(minus(fraction(1), budget))})`],
    [sloMetrics.errorBudget, `vector(${allowed})`],
    [sloMetrics.periodDays, `vector(${decimal(days)})`],
    [sloMetrics.currentBurnRate, `${sloMetrics.errorRatio(base)}${own} / ${allowed}`],
    [sloMetrics.periodBurnRate, `${sloMetrics.errorRatio(period)}${own} / ${allowed}`],
    [sloMetrics.budgetRemaining, `1 - ${sloMetrics.periodBurnRate}${own}`],
  ];
  return recordings.map(([record, expr]) => ({ record, expr, labels }));
}

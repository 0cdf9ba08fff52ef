import { errorBudget } from "../../model/burn-rate.ts";
import { decimal, fraction, minus, over } from "../../model/decimal.ts";
import type { Duration } from "../../model/duration.ts";
import { milliseconds } from "../../model/duration.ts";
import type { BucketRate, Rate } from "../../model/query.ts";
import type { Slo } from "../../model/slo.ts";
import { sliEvents } from "../../model/slo.ts";
import { aggregated, promql, rounded } from "./promql.ts";
import type { RecordingRule } from "./rule-file.ts";
import type { SloWindows } from "./slo-series.ts";
import { noEvents, ofSlo, recorded, sloMetrics } from "./slo-series.ts";

/** Events per second within the base window, and those of a gap that ended in it. */
function rateWithGap(query: Rate | BucketRate, slo: Slo, inGap: string): string {
  return aggregated("sum", ["service"], `${promql(query)} or ${inGap}${ofSlo(slo)}`);
}

function totalRate(slo: Slo, base: Duration): string {
  return rateWithGap(sliEvents(slo, base).total, slo, sloMetrics.totalInGap(base));
}

/** Errors per second; 0 with traffic that has no error series, as in every ratio. */
function errorRate(slo: Slo, base: Duration): string {
  const total = recorded(sloMetrics.total(base), slo);
  const part = `${rateWithGap(sliEvents(slo, base).part, slo, sloMetrics.partInGap(slo, base))} or 0 * ${total}`;
  return slo.sli.kind === "latency" ? `${total} - (${part})` : part;
}

/** The error ratio by the metrics themselves, which are asked for all events but once. */
function rawRatio(slo: Slo, window: Duration): string {
  const { total, part } = sliEvents(slo, window);
  const some = `(${aggregated("sum", ["service"], promql(part))} or ${noEvents(slo)})`;
  const ratio = `${some} / (${aggregated("sum", ["service"], promql(total))} > 0)`;
  return slo.sli.kind === "latency" ? `1 - ${ratio}` : ratio;
}

/** Errors by all events of a range, by the base recordings: every request weighs alike. */
export function summedRatio(slo: Slo, base: Duration, range: string): string {
  const summed = (metric: string) => `sum_over_time(${metric}${ofSlo(slo)}[${range}])`;
  return `${summed(sloMetrics.errors(base))} / (${summed(sloMetrics.total(base))} > 0)`;
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
  const ratios: readonly (readonly [window: Duration, ratio: string])[] = [
    [base, rounded(`${errors} / (${total} > 0)`)],
    ...raw.map((window) => [window, rounded(rawRatio(slo, window))] as const),
    ...derived.map((window) => [window, rounded(summedRatio(slo, base, window))] as const),
    [period, rounded(summedRatio(slo, base, `${period}:${base}`))],
  ];
  const days = over(fraction(milliseconds(period)), fraction(milliseconds("1d")));
  const recordings: readonly (readonly [record: string, expr: string])[] = [
    [sloMetrics.objective, `vector(${decimal(minus(fraction(1), budget))})`],
    [sloMetrics.errorBudget, `vector(${allowed})`],
    [sloMetrics.periodDays, `vector(${decimal(days)})`],
    [sloMetrics.total(base), totalRate(slo, base)],
    [sloMetrics.errors(base), errorRate(slo, base)],
    ...ratios.map(([window, ratio]) => [sloMetrics.errorRatio(window), ratio] as const),
    [sloMetrics.currentBurnRate, `${sloMetrics.errorRatio(base)}${own} / ${allowed}`],
    [sloMetrics.periodBurnRate, `${sloMetrics.errorRatio(period)}${own} / ${allowed}`],
    [sloMetrics.budgetRemaining, `1 - ${sloMetrics.periodBurnRate}${own}`],
  ];
  return recordings.map(([record, expr]) => ({ record, expr, labels }));
}

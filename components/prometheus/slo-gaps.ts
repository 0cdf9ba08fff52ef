import { decimal } from "../../model/decimal.ts";
import type { Duration } from "../../model/duration.ts";
import { divide, duration, milliseconds, seconds } from "../../model/duration.ts";
import type { BucketRate, Rate } from "../../model/query.ts";
import type { Slo } from "../../model/slo.ts";
import { sliEvents } from "../../model/slo.ts";
import { aggregated, countedSeries } from "./promql.ts";
import type { RecordingRule } from "./rule-file.ts";
import type { SloWindows } from "./slo-series.ts";
import { noEvents, ofSlo, sloMetrics } from "./slo-series.ts";

/** How far back the last sample before a gap is looked for, in base windows: six hours where the base is 5 m. */
const reach = 72;

/** How often within one base window its recording is looked for. */
const looks = 20;

/** A gap whose events are counted is at most so long; what came in a longer one is lost. */
export const longestGap = (base: Duration): Duration => duration((reach - 1) * milliseconds(base));

/**
 * Events between the last sample before this base window and the first one in it, per second of the base window. None
 * where there are none, or the base recording, which takes them in, would seem to be there during the gap itself.
 */
function acrossStart(query: Rate | BucketRate, slo: Slo, base: Duration): string {
  const series = countedSeries(query);
  const events = (window: Duration, offset = "") =>
    aggregated("sum", ["service"], `increase(${series}[${window}]${offset})`);
  const all = events(duration(reach * milliseconds(base)));
  const before = `(${events(longestGap(base), ` offset ${base}`)} or ${noEvents(slo)})`;
  const within = `(${events(base)} or ${noEvents(slo)})`;
  return `(${all} - ${before} - ${within}) / ${decimal(seconds(base))} > 0`;
}

/** Holds unless the base recording was missing for a while within the last two base windows. */
function withoutGap(slo: Slo, base: Duration): string {
  const looked = `${sloMetrics.total(base)}${ofSlo(slo)}[${duration(2 * milliseconds(base))}:${divide(base, looks)}]`;
  return `count_over_time(${looked}) >= ${2 * looks - 1}`;
}

/**
 * What the counters say after a gap in the samples. A rate over the base window sees nothing of a longer gap, since no
 * window holds samples from both sides, and the long windows, which sum these rates, would leave out what happened in it.
 * So the increase across the gap is recorded by itself, and the base recordings take it in, as if all of it had come when
 * the gap ended.
 *
 * Looking hours back at every evaluation would double the cost of an SLO. Once per base window is enough: each evaluation
 * answers for the base window that ends with it, and its answer is read until the next one.
 */
export function gapRecordings(
  slo: Slo,
  { base }: SloWindows,
  labels: Readonly<Record<string, string>>,
): readonly RecordingRule[] {
  const { total, part } = sliEvents(slo, base);
  const unlessNone = `unless on (service)\n${withoutGap(slo, base)}`;
  return [[sloMetrics.totalInGap(base), total] as const, [sloMetrics.partInGap(slo, base), part] as const].map(
    ([record, query]) => ({ record, expr: `${acrossStart(query, slo, base)}\n${unlessNone}`, labels }),
  );
}

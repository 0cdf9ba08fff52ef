import type { Metric } from "../../../model/metric.ts";
import type { Filter, LabelMatch } from "../../../model/query.ts";

/** One input series of a unit test: a counter's speed, or a gauge's straight line. */
export type Signal =
  | { readonly type: "counter"; readonly perSecond: number }
  | { readonly type: "gauge"; readonly start: number; readonly perSecond: number };

/** Series in the exposition's notation → what it does during one phase of a test. */
export type Signals = Map<string, Signal>;

export type Labels = Readonly<Record<string, string>>;

export function seriesName(name: string, labels: Labels): string {
  const pairs = Object.keys(labels)
    .sort()
    .map((label) => `${label}="${labels[label] ?? ""}"`);
  return `${name}{${pairs.join(",")}}`;
}

/** A label value that satisfies a match. */
function satisfying(match: LabelMatch): string {
  if ("is" in match) return match.is;
  if ("in" in match) return match.in[0] ?? "";
  if ("startsWith" in match) return /\d$/.test(match.startsWith) ? `${match.startsWith}00` : `${match.startsWith}a`;
  return `not ${match.isNot}`;
}

/** A label value that breaks a match. */
function breaking(match: LabelMatch): string {
  if ("isNot" in match) return match.isNot;
  const avoided = satisfying(match);
  return /^\d/.test(avoided) ? (avoided.startsWith("2") ? "400" : "200") : `not ${avoided}`;
}

/**
 * Labels of a series of the metric that the filter selects. Its own labels all have a value, so that any aggregation
 * finds them; `service` is the one of the alert under test.
 */
export function labelsOf(metric: Metric, filter: Filter, service: string): Labels {
  const own = Object.entries(metric.labels).map(([label, spec]) => [spec.storedAs ?? label, spec.values?.[0] ?? "a"]);
  const filtered = Object.entries(filter).map(([label, match]) => [label, satisfying(match)]);
  return {
    ...(Object.fromEntries(own) as Labels),
    ...targetLabelsOf(metric.job, service),
    ...(Object.fromEntries(filtered) as Labels),
  };
}

export function targetLabelsOf(job: string, service: string): Labels {
  return { job, service, instance: "a" };
}

/**
 * Labels of a series that the denominator selects and the numerator does not; undefined where the numerator's filter
 * asks nothing more than the denominator's.
 */
export function labelsBeside(
  metric: Metric,
  numerator: Filter,
  denominator: Filter,
  service: string,
): Labels | undefined {
  const extra = Object.keys(numerator).find((label) => !(label in denominator));
  const match = extra === undefined ? undefined : numerator[extra];
  if (extra === undefined || match === undefined) return undefined;
  return { ...labelsOf(metric, denominator, service), [extra]: breaking(match) };
}

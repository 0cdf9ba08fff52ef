import type { Metric } from "../../model/metric.ts";
import type { Filter, LabelMatch } from "../../model/query.ts";

/** A PromQL string literal: JSON's escapes are a part of those that PromQL has. */
const quoted = (text: string): string => JSON.stringify(text);

/** The text as a regular expression (RE2) that matches nothing else. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

export function matcher(label: string, match: LabelMatch): string {
  if ("is" in match) return `${label}=${quoted(match.is)}`;
  if ("isNot" in match) return `${label}!=${quoted(match.isNot)}`;
  if ("in" in match) return `${label}=~${quoted(match.in.map(literally).join("|"))}`;
  return `${label}=~${quoted(`${literally(match.startsWith)}.*`)}`;
}

/** A number as Go writes it in a label by default: with an exponent from 10⁶ on and below 10⁻⁴. */
function goNumber(value: number): string {
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  if (magnitude >= -4 && magnitude < 6) return String(value);
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  const digits = String(Math.abs(Number(exponent))).padStart(2, "0");
  return `${mantissa}e${exponent.startsWith("-") ? "-" : "+"}${digits}`;
}

/**
 * A matcher of one bucket bound in each notation that is about: clients write 2 or 2.0 and 1000000 or 1e+06, Prometheus
 * 3 writes whole numbers as 2.0 whatever the client wrote.
 */
export function bucketMatcher(bound: number): string {
  const plain = String(bound);
  const go = goNumber(bound);
  const whole = Number.isInteger(bound) && !plain.includes("e") ? `${plain}(\\.0)?` : undefined;
  const notations = new Set([whole ?? literally(plain), ...(go === plain ? [] : [literally(go)])]);
  return notations.size === 1 && whole === undefined
    ? `le=${quoted(plain)}`
    : `le=~${quoted([...notations].join("|"))}`;
}

/**
 * The series of a metric that a filter selects. The job is always named, because exporters share metric names: every
 * Go program has process_resident_memory_bytes.
 *
 * @param suffix of the histogram's series, e.g. `_bucket`
 * @param extra further matchers, as PromQL text
 */
export function selector(metric: Metric, filter: Filter, extra: readonly string[] = [], suffix = ""): string {
  const matches: Filter = { job: { is: metric.job }, ...filter };
  const { job, ...others } = matches;
  const matchers = [
    ...(job === undefined ? [] : [matcher("job", job)]),
    ...Object.entries(others)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, match]) => matcher(label, match)),
    ...extra,
  ];
  return `${metric.name}${suffix}{${matchers.join(",")}}`;
}

/** The `up` of a scrape job's targets. */
export function upSelector(job: string, extra: readonly string[] = []): string {
  return `up{${[matcher("job", { is: job }), ...extra].join(",")}}`;
}

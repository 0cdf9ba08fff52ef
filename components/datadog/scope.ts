import type { Labels } from "../../model/alert-labels.ts";
import type { Metric } from "../../model/metric.ts";
import type { Filter, LabelMatch } from "../../model/query.ts";
import { Unsupported } from "../vendors/unsupported.ts";
import type { Context } from "./names.ts";
import { isIntegration, tagOf } from "./names.ts";

/** Datadog stores tag values in lower case with a short list of characters; others become underscores. */
function tagValue(value: string): string {
  return value.toLowerCase().replaceAll(/[^a-z0-9_\-:./]/g, "_");
}

function term(tag: string, match: LabelMatch): string {
  if (("is" in match && match.is === "") || ("isNot" in match && match.isNot === "")) {
    throw new Unsupported(`a scope cannot ask whether ${tag} is empty`);
  }
  if ("is" in match) return `${tag}:${tagValue(match.is)}`;
  if ("isNot" in match) return `NOT ${tag}:${tagValue(match.isNot)}`;
  if ("startsWith" in match) return `${tag}:${tagValue(match.startsWith)}*`;
  if (match.in.length === 0) throw new Unsupported(`no value of ${tag} would match`);
  return `${tag} IN (${match.in.map(tagValue).join(",")})`;
}

/** Tags that keep a query within this stack; an integration's metrics carry no job, and its name says as much. */
function stackTerms(metric: Metric, { stack }: Context): readonly string[] {
  const place = [`cluster:${tagValue(stack.cluster)}`, `environment:${tagValue(stack.environment)}`];
  return metric.statsd !== undefined || isIntegration(metric) ? place : [...place, `job:${tagValue(metric.job)}`];
}

/** What a query reads, e.g. `{cluster:main AND environment:prod AND job:backend AND status:5*}`. */
export function scope(metric: Metric, filter: Filter, context: Context): string {
  const own = Object.entries(filter)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, match]) => term(tagOf(metric, label), match));
  return `{${[...stackTerms(metric, context), ...own].join(" AND ")}}`;
}

/** Tags of service checks and synthetic tests, which know no boolean scopes. */
export function plainTags({ stack }: Context, job?: string): readonly string[] {
  return [
    `cluster:${tagValue(stack.cluster)}`,
    `environment:${tagValue(stack.environment)}`,
    ...(job === undefined ? [] : [`job:${tagValue(job)}`]),
  ];
}

/** Labels as the tags of a monitor, an SLO or a test, sorted. */
export function tagTexts(labels: Labels): readonly string[] {
  return Object.entries(labels)
    .map(([label, text]) => `${label}:${text}`)
    .sort();
}

export function groupBy(tags: readonly string[]): string {
  return tags.length === 0 ? "" : ` by {${[...new Set(tags)].sort().join(",")}}`;
}

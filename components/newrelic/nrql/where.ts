import type { Metric } from "../../../model/metric.ts";
import type { Filter, LabelMatch } from "../../../model/query.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import type { Context } from "../context.ts";

/** A text between single quotes. */
export function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/** A name as it is, or between backticks where it has characters that NRQL reads otherwise. */
export function attribute(name: string): string {
  return /^[A-Za-z_][\w.]*$/.test(name) ? name : `\`${name}\``;
}

function condition(label: string, match: LabelMatch): string {
  const name = attribute(label);
  if ("is" in match) return match.is === "" ? `${name} IS NULL` : `${name} = ${quote(match.is)}`;
  if ("isNot" in match) return match.isNot === "" ? `${name} IS NOT NULL` : `${name} != ${quote(match.isNot)}`;
  if ("startsWith" in match) {
    if (/[%_]/.test(match.startsWith)) {
      throw new Unsupported(`${label} that starts with "${match.startsWith}": LIKE reads % and _ as wildcards`);
    }
    return `${name} LIKE ${quote(`${match.startsWith}%`)}`;
  }
  if (match.in.length === 0) throw new Unsupported(`no value of ${label} would match`);
  return `${name} IN (${match.in.map(quote).join(", ")})`;
}

/** What keeps a query within this stack. */
export function stackConditions({ stack }: Context, job?: string): readonly string[] {
  return [
    `cluster = ${quote(stack.cluster)}`,
    `environment = ${quote(stack.environment)}`,
    ...(job === undefined ? [] : [`job = ${quote(job)}`]),
  ];
}

/** The conditions of a selection, its own after those of the stack. What StatsD sends has no job. */
export function conditions(metric: Metric, filter: Filter, context: Context): readonly string[] {
  const own = Object.entries(filter)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, match]) => condition(label, match));
  return [...stackConditions(context, metric.statsd === undefined ? metric.job : undefined), ...own];
}

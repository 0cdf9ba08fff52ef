import type { Expression } from "./expression.ts";
import { selectText, sharedConditions } from "./expression.ts";
import { attribute, quote } from "./where.ts";

/**
 * A query before it is known whether an alert or a graph asks it. `inner` gives one value, `v`, per series or group,
 * which `select` then aggregates: an aggregate over series is one over series, however often each was sampled.
 */
export interface Nrql {
  readonly select: Expression;
  readonly facet: readonly string[];
  readonly inner?: { readonly select: Expression; readonly facet: readonly string[] };
}

/** What a graph says besides. */
export interface GraphClauses {
  readonly alias?: string;
  /** Such as `5 minutes`, or AUTO. */
  readonly timeseries?: string;
  /** Such as `1 hour ago`. */
  readonly since?: string;
}

const facetText = (facet: readonly string[]) => (facet.length === 0 ? "" : ` FACET ${facet.map(attribute).join(", ")}`);
const whereText = (where: readonly string[]) => (where.length === 0 ? "" : ` WHERE ${where.join(" AND ")}`);

/** The query's text; with no clauses, as an alert condition asks it. */
export function nrqlText({ select, facet, inner }: Nrql, { alias, timeseries, since }: GraphClauses = {}): string {
  const series = timeseries === undefined ? "" : ` TIMESERIES ${timeseries}`;
  const as = alias === undefined ? "" : ` AS ${quote(alias)}`;
  const tail = `${since === undefined ? "" : ` SINCE ${since}`}${series}`;
  if (inner === undefined) {
    const shared = sharedConditions(select);
    return `SELECT ${selectText(select, shared)}${as} FROM Metric${whereText(shared)}${facetText(facet)}${tail}`;
  }
  const shared = sharedConditions(inner.select);
  const from =
    `(SELECT ${selectText(inner.select, shared)} AS v FROM Metric${whereText(shared)}` +
    `${facetText(inner.facet)}${series})`;
  return `SELECT ${selectText(select, [])}${as} FROM ${from}${facetText(facet)}${tail}`;
}

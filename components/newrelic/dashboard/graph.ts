import type { Duration } from "../../../model/duration.ts";
import { duration, milliseconds, seconds } from "../../../model/duration.ts";
import type { Query } from "../../../model/query.ts";
import { subqueries, windowsOf } from "../../../model/query.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import type { Context } from "../context.ts";
import { nrqlQuery } from "../nrql/index.ts";
import { mostBuckets } from "../nrql/limits.ts";
import type { GraphClauses, Nrql } from "../nrql/query.ts";
import { nrqlText } from "../nrql/query.ts";

const units = { d: "day", h: "hour", m: "minute", s: "second" } as const;

/** `5 minutes`, `1 hour`: a length of time as NRQL writes it. */
export function nrqlDuration(length: Duration): string {
  const whole = milliseconds(length) < 1000 ? "1s" : length;
  const match = /^(\d+)(ms|[smhd])$/.exec(whole);
  if (match === null || match[2] === "ms") return `${Math.round(seconds(length))} seconds`;
  const unit = units[match[2] as keyof typeof units];
  return `${match[1] ?? ""} ${unit}${match[1] === "1" ? "" : "s"}`;
}

/** What a value is, not how fast it changes: these need buckets as wide as their window. */
const overWindow: readonly Query["kind"][] = ["increase", "predict", "valueOver"];

/**
 * The width of a line's points: the query's window where that is what it measures, else what suits the range. Throws
 * `Unsupported` on amounts in so short windows that their points are too many: in wider ones they would be others.
 */
function bucket(query: Query, compiled: Nrql, range: Duration): string {
  const [window] = windowsOf(query);
  const kinds = new Set(subqueries(query).map(({ kind }) => kind));
  if (window !== undefined && overWindow.some((kind) => kinds.has(kind))) {
    const points = Math.ceil(milliseconds(range) / milliseconds(window));
    if (points <= mostBuckets) return nrqlDuration(window);
    if (kinds.has("increase")) {
      throw new Unsupported(`${points} points of ${window} over ${range}: New Relic draws ${mostBuckets}`);
    }
  }
  // Outer and inner query need the same points, which AUTO does not promise.
  if (compiled.inner !== undefined) return nrqlDuration(duration(Math.ceil(milliseconds(range) / 6_000_000) * 60_000));
  return "AUTO";
}

type GraphKind = "line" | "number";

/** How far back a number looks where its query says nothing: past two scrapes of any job. */
const recent: Duration = "10m";

/** A panel's query: a line over the dashboard's range, or the number that it has now. */
export function graphQuery(
  query: Query,
  graph: { readonly kind: GraphKind; readonly range: Duration; readonly alias?: string },
  context: Context,
): string {
  const alias = graph.alias === undefined ? {} : { alias: graph.alias };
  if (query.kind === "raw") {
    if (query.nrql === null) throw new Unsupported(query.meaning);
    return `${query.nrql.trim()}${graph.kind === "line" ? ` SINCE ${nrqlDuration(graph.range)} ago TIMESERIES AUTO` : ""}`;
  }
  const compiled = nrqlQuery(query, context);
  const clauses: GraphClauses =
    graph.kind === "line"
      ? { ...alias, since: `${nrqlDuration(graph.range)} ago`, timeseries: bucket(query, compiled, graph.range) }
      : { ...alias, since: `${nrqlDuration(windowsOf(query)[0] ?? recent)} ago` };
  return nrqlText(compiled, clauses);
}

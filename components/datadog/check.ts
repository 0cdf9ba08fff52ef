import type { Unparsed } from "../../model/stack.ts";
import { parseError } from "../vendors/grammar/grammar-error.ts";
import { monitorProblems } from "./grammar/monitor.ts";
import { parseGraphQuery } from "./grammar/monitor-query.ts";
import type { DatadogObjects } from "./compile.ts";

/** The metric queries of a dashboard's widgets, wherever they stand; other data sources have no query to parse. */
function metricQueries(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(metricQueries);
  if (typeof node !== "object" || node === null) return [];
  const { data_source: source, query } = node as { readonly data_source?: unknown; readonly query?: unknown };
  if (source === "metrics" && typeof query === "string") return [query];
  return Object.values(node).flatMap(metricQueries);
}

/** Monitors and graphs that Datadog's API refuses, as far as its documentation says. */
export function check({ monitors, slos, dashboards }: DatadogObjects): readonly Unparsed[] {
  const references = {
    monitors: new Set(Object.keys(monitors)),
    slos: new Map(Object.entries(slos).map(([name, { target_threshold: target }]) => [name, target])),
  };
  const refused = Object.entries(monitors).flatMap(([key, monitor]) =>
    monitorProblems(monitor, references).map((problem) => ({ item: `alert ${key}`, query: monitor.query, problem })),
  );
  const graphs = Object.entries(dashboards).flatMap(([uid, dashboard]) =>
    metricQueries(dashboard).flatMap((query) => {
      const problem = parseError(() => parseGraphQuery(query));
      return problem === undefined ? [] : [{ item: `dashboard ${uid}`, query, problem }];
    }),
  );
  return [...refused, ...graphs];
}

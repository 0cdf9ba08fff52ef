import { monitorProblems } from "../../components/datadog/grammar/monitor.ts";
import { parseGraphQuery } from "../../components/datadog/grammar/monitor-query.ts";
import type { MonitorDefinition } from "../../components/datadog/monitor/definition.ts";
import { refusal } from "../../components/vendors/grammar/grammar-error.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { BackendOutput } from "../../model/stack.ts";
import type { Unparsed } from "./unparsed.ts";

/** The metric queries of a dashboard's widgets, wherever they stand; other data sources have no query to parse. */
function metricQueries(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(metricQueries);
  if (typeof node !== "object" || node === null) return [];
  const { data_source: source, query } = node as { readonly data_source?: unknown; readonly query?: unknown };
  if (source === "metrics" && typeof query === "string") return [query];
  return Object.values(node).flatMap(metricQueries);
}

/** Monitors and graphs that Datadog's API refuses, as far as its documentation says. */
export function unparsedDatadog({ artifacts }: BackendOutput, catalog: Catalog): readonly Unparsed[] {
  const text = artifacts.find(({ path }) => path === "datadog/monitors.json")?.content ?? "{}";
  const monitors = JSON.parse(text) as Readonly<Record<string, MonitorDefinition>>;
  const references = {
    monitors: new Set(Object.keys(monitors)),
    slos: new Map(catalog.slos.map(({ name, objective }) => [name, Number(objective)])),
  };
  const refused = Object.entries(monitors).flatMap(([key, monitor]) =>
    monitorProblems(monitor, references).map((problem) => ({ item: `alert ${key}`, query: monitor.query, problem })),
  );
  const graphs = artifacts
    .filter(({ path }) => path.startsWith("datadog/dashboards/"))
    .flatMap(({ path, content }) =>
      metricQueries(JSON.parse(content)).flatMap((query) => {
        const problem = refusal(() => parseGraphQuery(query));
        return problem === undefined ? [] : [{ item: path, query, problem }];
      }),
    );
  return [...refused, ...graphs];
}

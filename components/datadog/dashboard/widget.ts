import type { Panel, PanelQuery } from "../../../model/dashboard.ts";
import { decimal } from "../../../model/decimal.ts";
import type { Context } from "../names.ts";
import { healthCheck } from "../monitor/service-check.ts";
import { attempt } from "../../vendors/unsupported.ts";
import type { Loss } from "../../vendors/loss.ts";
import { subqueries } from "../../../model/query.ts";
import { groupingOf } from "../query/grouping.ts";
import { datadogQuery } from "../query/index.ts";
import { plainTags } from "../scope.ts";

/** A widget's definition as Datadog's API takes it. */
export type WidgetDefinition = Readonly<Record<string, unknown>> & { readonly type: string };

export interface CompiledPanel {
  /** Absent where none of its queries can be said. */
  readonly definition?: WidgetDefinition;
  readonly queries: readonly string[];
  readonly lost: readonly Loss[];
}

const isUp = ({ query }: PanelQuery) => subqueries(query).some(({ kind }) => kind === "up");

/** A panel's title; its description stays in the catalog, because widgets have no place for one. */
const heading = ({ title }: Panel) => ({ title, title_size: "16", title_align: "left" });

function conditionalFormats({ thresholds }: Panel) {
  if (thresholds === undefined) return {};
  const [low, high] = thresholds.steps;
  const colours = ["white_on_green", "white_on_yellow", "white_on_red"];
  const [below, between, above] = thresholds.inverted === true ? colours.reverse() : colours;
  return {
    conditional_formats: [
      { comparator: "<", value: low, palette: below },
      { comparator: "<", value: high, palette: between },
      { comparator: ">=", value: high, palette: above },
    ],
  };
}

interface Text {
  readonly text: string;
  readonly legend: string;
}

/** A legend without placeholders names the line; others are what Datadog writes by itself, the line's tags. */
function alias({ text, legend }: Text) {
  return legend.includes("{") ? {} : { metadata: [{ expression: text, alias_name: legend }] };
}

/** Dashed lines where values become bad, and worse. */
function markers({ thresholds }: Panel) {
  if (thresholds === undefined) return {};
  const line = (value: number, severity: "warning" | "error") => ({
    value: `y = ${decimal(value)}`,
    display_type: `${severity} dashed`,
  });
  const [low, high] = thresholds.steps;
  const below = thresholds.inverted === true;
  return { markers: [line(low, below ? "error" : "warning"), line(high, below ? "warning" : "error")] };
}

function timeseries(panel: Panel, texts: readonly Text[]): WidgetDefinition {
  return {
    type: "timeseries",
    ...heading(panel),
    show_legend: true,
    legend_layout: "auto",
    requests: texts.map((text) => ({ q: text.text, display_type: "line", ...alias(text) })),
    ...markers(panel),
  };
}

/** One number, or one for each group. */
function numbers(panel: Panel, texts: readonly Text[], grouped: boolean): WidgetDefinition {
  const shown = conditionalFormats(panel);
  if (grouped || texts.length > 1) {
    return { type: "toplist", ...heading(panel), requests: texts.map(({ text }) => ({ q: text, ...shown })) };
  }
  return {
    type: "query_value",
    ...heading(panel),
    autoscale: true,
    precision: 2,
    requests: texts.map(({ text }) => ({ q: text, aggregator: "last", ...shown })),
  };
}

function table(panel: Panel, texts: readonly Text[]): WidgetDefinition {
  return {
    type: "query_table",
    ...heading(panel),
    requests: texts.map(({ text, legend }) => ({
      q: text,
      aggregator: "last",
      limit: 100,
      ...conditionalFormats(panel),
      ...(legend.includes("{") ? {} : { alias: legend }),
    })),
  };
}

function heatmap(panel: Panel, texts: readonly Text[]): WidgetDefinition {
  return {
    type: "heatmap",
    ...heading(panel),
    requests: texts.map(({ text }, index) => ({
      request_type: "histogram",
      query: { data_source: "metrics", name: `query${index + 1}`, query: text },
    })),
  };
}

/** How many targets answer now, by job: what Datadog shows of a service check. */
function checkStatus(panel: Panel, context: Context): WidgetDefinition {
  return {
    type: "check_status",
    ...heading(panel),
    check: healthCheck(context),
    grouping: "cluster",
    group_by: ["job"],
    tags: plainTags(context),
  };
}

function definition(panel: Panel, texts: readonly Text[], context: Context): WidgetDefinition {
  const grouped = panel.queries.some(({ query }) => groupingOf(query, context).length > 0);
  switch (panel.kind) {
    case "timeseries":
      return timeseries(panel, texts);
    case "stat":
    case "gauge":
      return numbers(panel, texts, grouped);
    case "table":
      return table(panel, texts);
    case "heatmap":
      return heatmap(panel, texts);
  }
}

/** A panel with the queries that Datadog can be asked; the others are lost from it. */
export function compilePanel(panel: Panel, context: Context): CompiledPanel {
  if (panel.queries.length > 0 && panel.queries.every(isUp)) {
    return {
      definition: checkStatus(panel, context),
      queries: [`${healthCheck(context)}{${plainTags(context).join(",")}} by {job}`],
      lost: [
        {
          lost: "how many targets answered over time",
          fallback: "a status widget of the OpenMetrics health check: how many answer now, by job",
        },
      ],
    };
  }
  const results = panel.queries.map(({ query, legend }) => ({
    legend,
    result: attempt(() => datadogQuery(query, context, { kind: "points" })),
  }));
  const texts = results.flatMap(({ legend, result }) => ("value" in result ? [{ text: result.value, legend }] : []));
  const lost = results.flatMap(({ legend, result }) =>
    "lost" in result
      ? [
          {
            lost: `"${legend}": ${result.lost}`,
            fallback: result.fallback ?? (texts.length === 0 ? "nothing" : "its other queries"),
          },
        ]
      : [],
  );
  return {
    ...(texts.length === 0 ? {} : { definition: definition(panel, texts, context) }),
    queries: texts.map(({ text }) => text),
    lost,
  };
}

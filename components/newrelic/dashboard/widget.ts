import { burnWindows, errorBudget } from "../../../model/burn-rate.ts";
import { sloNamed } from "../../../model/catalog.ts";
import type { Panel, SloPanel } from "../../../model/dashboard.ts";
import { toNumber } from "../../../model/decimal.ts";
import type { Duration } from "../../../model/duration.ts";
import type { Buckets } from "../../../model/query.ts";
import { arithmetic } from "../../../model/query.ts";
import type { Slo } from "../../../model/slo.ts";
import { errorRatio } from "../../../model/slo.ts";
import { attempt, Unsupported } from "../../vendors/unsupported.ts";
import type { Loss } from "../../vendors/loss.ts";
import type { Context } from "../context.ts";
import { requireScraped, metricName } from "../context.ts";
import { aggregateOf } from "../nrql/expression.ts";
import { nrqlText } from "../nrql/query.ts";
import { attribute, conditions } from "../nrql/where.ts";
import { graphQuery, nrqlDuration } from "./graph.ts";

/** What a widget shows, before it has a place. */
export interface Content {
  readonly visualization: { readonly id: "viz.billboard" | "viz.line" | "viz.table" };
  readonly rawConfiguration: Readonly<Record<string, unknown>>;
}

export interface CompiledPanel {
  /** Absent where none of its queries can be said. */
  readonly content?: Content;
  readonly queries: readonly string[];
  readonly losses: readonly Loss[];
}

/** The account that the dashboard lies in. */
const nrqlQueries = (queries: readonly string[]) => queries.map((query) => ({ accountIds: [], query }));

const visualizations = {
  timeseries: "viz.line",
  heatmap: "viz.line",
  stat: "viz.billboard",
  gauge: "viz.billboard",
  table: "viz.table",
} as const;

function thresholds({ kind, thresholds }: Panel): { readonly shown: object; readonly losses: readonly Loss[] } {
  if (thresholds === undefined) return { shown: {}, losses: [] };
  if (visualizations[kind] !== "viz.billboard") {
    return { shown: {}, losses: [{ lost: "its thresholds", fallback: "the values without colour or line" }] };
  }
  if (thresholds.inverted === true) {
    return {
      shown: {},
      losses: [{ lost: "colours of thresholds below which it is bad", fallback: "the number without colour" }],
    };
  }
  const [warning, critical] = thresholds.steps;
  return {
    shown: {
      thresholds: [
        { alertSeverity: "WARNING", value: warning },
        { alertSeverity: "CRITICAL", value: critical },
      ],
    },
    losses: [],
  };
}

/** Observations at or below each bound, in place of a heatmap. */
function bucketLines(query: Buckets, range: Duration, context: Context): string {
  const { metric, filter } = query;
  requireScraped([metric.job], context);
  if (metric.statsd !== undefined) throw new Unsupported(`the StatsD timer ${metric.name} has no buckets there`);
  const series = attribute(`${metricName(metric, context)}_bucket`);
  const select = aggregateOf(`rate(sum(${series}), 1 second)`, conditions(metric, filter, context));
  return nrqlText(
    { select, facet: ["histogram.bucket.le"] },
    { since: `${nrqlDuration(range)} ago`, timeseries: "AUTO" },
  );
}

/** A panel with the queries that New Relic can be asked; the others are lost from it. */
export function compilePanel(panel: Panel, range: Duration, context: Context): CompiledPanel {
  const kind = visualizations[panel.kind] === "viz.line" ? "line" : "number";
  const heatmaps = panel.queries.some(({ query }) => query.kind === "buckets");
  const results = panel.queries.map(({ query, legend }) => {
    const alias = legend.includes("{") || legend === "" ? {} : { alias: legend };
    const result = attempt(() =>
      query.kind === "buckets"
        ? bucketLines(query, range, context)
        : graphQuery(query, { kind, range, ...alias }, context),
    );
    return { legend, result };
  });
  const queries = results.flatMap(({ result }) => ("value" in result ? [result.value] : []));
  const { shown, losses } = thresholds(panel);
  const lost = results.flatMap(({ legend, result }) =>
    "lost" in result
      ? [
          {
            lost: `"${legend}": ${result.lost}`,
            fallback: result.fallback ?? (queries.length === 0 ? "nothing" : "its other queries"),
          },
        ]
      : [],
  );
  if (queries.length === 0) return { queries, losses: lost };
  return {
    content: {
      visualization: { id: visualizations[panel.kind] },
      rawConfiguration: { nrqlQueries: nrqlQueries(queries), ...shown },
    },
    queries,
    losses: [
      ...losses,
      ...(heatmaps
        ? [{ lost: "a heatmap", fallback: "observations per second at or below each bound, as lines" }]
        : []),
      ...lost,
    ],
  };
}

/** Windows and what to show of them: numbers, one for each window, because a graph has one width of points. */
function sloQueries(panel: SloPanel, slo: Slo, context: Context): readonly string[] {
  const number = (window: Duration, alias: string, query: Parameters<typeof graphQuery>[0]) =>
    graphQuery(query, { kind: "number", range: window, alias }, context);
  const lengths = [...new Set(burnWindows(slo).flatMap(({ short, long }) => [short, long]))];
  const budget = toNumber(errorBudget(slo));
  const ratio = (window: Duration) => errorRatio(slo, window, []);
  switch (panel.show) {
    case "objective": {
      const good = arithmetic(arithmetic(1, "-", ratio(slo.period)), "*", 100);
      return [number(slo.period, `% of ${slo.objective} % over ${nrqlDuration(slo.period)}`, good)];
    }
    case "budget-remaining": {
      const left = arithmetic(1, "-", arithmetic(ratio(slo.period), "/", budget));
      return [number(slo.period, `of 1, over ${nrqlDuration(slo.period)}`, left)];
    }
    case "burn-rate":
      return lengths.map((length) => number(length, nrqlDuration(length), arithmetic(ratio(length), "/", budget)));
    case "error-ratio":
      return lengths.map((length) => number(length, nrqlDuration(length), ratio(length)));
  }
}

export function compileSloPanel(panel: SloPanel, context: Context): CompiledPanel {
  const slo = sloNamed(context.catalog, panel.slo);
  if (slo === undefined) throw new Unsupported(`SLO ${panel.slo} does not exist there`);
  const queries = sloQueries(panel, slo, context);
  const isLine = panel.show === "burn-rate" || panel.show === "error-ratio";
  return {
    content: { visualization: { id: "viz.billboard" }, rawConfiguration: { nrqlQueries: nrqlQueries(queries) } },
    queries,
    losses: isLine
      ? [{ lost: "its course over time: a line's points are all as wide", fallback: "the numbers now" }]
      : [],
  };
}

/** A heading in Markdown, for a row of panels. */
export const heading = (title: string) => ({
  visualization: { id: "viz.markdown" as const },
  rawConfiguration: { text: `## ${title}` },
});

import type { Panel, SloPanel } from "../../model/dashboard.ts";
import type { Duration } from "../../model/duration.ts";
import { divide, longest } from "../../model/duration.ts";
import type { Unit } from "../../model/metric.ts";
import { rateWindowsOf } from "../../model/query.ts";
import type { Slo } from "../../model/slo.ts";
import { matcher } from "../prometheus/selector.ts";
import { promql, withoutPromql } from "../prometheus/promql.ts";
import { sloMetrics, sloWindows } from "../prometheus/slo-series.ts";
import { scale } from "./units.ts";
import { chosenLabels, chosenTargets } from "./variables.ts";

/** `{method} {route}` in Grafana's spelling. */
function grafanaLegend(legend: string): string {
  return legend.replaceAll(/\{(\w+)\}/g, "{{$1}}");
}

/** One query of a panel. */
export interface Target {
  readonly expr: string;
  /** In Grafana's spelling. */
  readonly legend: string;
}

function scaled(expr: string, unit: Unit): string {
  return scale(unit) === 1 ? expr : `(${expr}) * ${scale(unit)}`;
}

/** What Grafana writes the distance between two points for, at least four times the panel's own smallest distance. */
const rateInterval = "$__rate_interval";

/** A query as PromQL's grammar knows it, which has no variables where a window stands. */
export const withoutVariables = (expr: string): string => expr.replaceAll(rateInterval, "5m");

/**
 * The smallest distance between two points of a panel that follows the range, at which its rates are taken over the
 * longest window that its queries say. Undefined for other panels.
 */
export function smallestStep({ followsRange, queries }: Panel): Duration | undefined {
  const window = longest(queries.flatMap(({ query }) => rateWindowsOf(query)));
  return followsRange && window && divide(window, 4);
}

/** The panel's queries that have PromQL; see `untold` for the others. */
export function panelTargets(panel: Panel): readonly Target[] {
  const over = panel.followsRange && rateInterval;
  return panel.queries
    .filter(({ query }) => withoutPromql(query).length === 0)
    .map(({ query, legend }) => ({
      expr: scaled(promql(query, chosenTargets, over), panel.unit),
      legend: grafanaLegend(legend),
    }));
}

/** What the panel's queries without PromQL would have shown. */
export function untold(panel: Panel): readonly string[] {
  return panel.queries.flatMap(({ query }) => withoutPromql(query).map(({ meaning }) => meaning));
}

/** An SLO's panel reads what Prometheus records of the SLO. */
export function sloTargets(show: SloPanel["show"], slo: Slo): readonly Target[] {
  const matchers = [matcher("slo", { is: slo.name }), ...chosenLabels].join(",");
  const series = (metric: string, legend: string): Target => ({ expr: `${metric}{${matchers}}`, legend });
  switch (show) {
    case "objective":
      return [series(sloMetrics.objective, "objective")];
    case "budget-remaining":
      return [series(sloMetrics.budgetRemaining, "budget left")];
    case "burn-rate":
      return [
        series(sloMetrics.currentBurnRate, `last ${sloWindows(slo).base}`),
        series(sloMetrics.periodBurnRate, `last ${slo.period}`),
      ];
    case "error-ratio": {
      const { base, raw, derived, period } = sloWindows(slo);
      return [base, ...raw, ...derived, period].map((window) => series(sloMetrics.errorRatio(window), window));
    }
  }
}

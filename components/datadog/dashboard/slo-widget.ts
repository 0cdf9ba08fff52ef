import type { SloPanel } from "../../../model/dashboard.ts";
import { burnWindows, errorBudget } from "../../../model/burn-rate.ts";
import { sloNamed } from "../../../model/catalog.ts";
import { decimal } from "../../../model/decimal.ts";
import type { Slo } from "../../../model/slo.ts";
import { errorRatio } from "../../../model/slo.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import { sloReference } from "../monitor/definition.ts";
import type { Context } from "../names.ts";
import { datadogQuery } from "../query/index.ts";
import { sloTimeframe } from "../slo.ts";
import type { CompiledPanel } from "./widget.ts";

function sloWidget(panel: SloPanel, slo: Slo): CompiledPanel {
  const reference = sloReference(slo.name);
  return {
    definition: {
      type: "slo",
      title: panel.title,
      slo_id: reference,
      view_type: "detail",
      view_mode: "overall",
      time_windows: [sloTimeframe(slo).timeframe],
      show_error_budget: panel.show === "budget-remaining",
      global_time_target: "0",
    },
    queries: [reference],
    lost: [],
  };
}

/** The error ratio of each burn window, or how many times faster than allowed it spends the budget. */
function ratios(panel: SloPanel, slo: Slo, context: Context): CompiledPanel {
  const lengths = [...new Set(burnWindows(slo).flatMap(({ short, long }) => [short, long]))];
  const texts = lengths.map((length) => {
    const ratio = datadogQuery(errorRatio(slo, length, []), context, { kind: "points" });
    return { length, text: panel.show === "burn-rate" ? `(${ratio} / ${decimal(errorBudget(slo))})` : ratio };
  });
  return {
    definition: {
      type: "timeseries",
      title: panel.title,
      show_legend: true,
      legend_layout: "auto",
      requests: texts.map(({ text, length }) => ({
        q: text,
        display_type: "line",
        metadata: [{ expression: text, alias_name: length }],
      })),
    },
    queries: texts.map(({ text }) => text),
    lost: [],
  };
}

/** Throws `Unsupported` where the panel's SLO is not compiled. */
export function compileSloPanel(panel: SloPanel, slos: ReadonlySet<string>, context: Context): CompiledPanel {
  const slo = sloNamed(context.catalog, panel.slo);
  if (slo === undefined || !slos.has(slo.name)) throw new Unsupported(`SLO ${panel.slo} does not exist there`);
  switch (panel.show) {
    case "objective":
    case "budget-remaining":
      return sloWidget(panel, slo);
    case "burn-rate":
    case "error-ratio":
      return ratios(panel, slo, context);
  }
}

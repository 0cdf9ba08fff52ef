import type { Panel, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Unparsed } from "../../model/stack.ts";
import { syntaxError } from "../prometheus/syntax.ts";
import { withoutVariables } from "./targets.ts";
import type { GrafanaObjects } from "./compile.ts";

const isRow = (panel: Panel | RowPanel): panel is RowPanel => panel.type === "row";

/** The panels of a dashboard, those within rows too. */
const leaves = (panels: readonly (Panel | RowPanel)[]): readonly Panel[] =>
  panels.flatMap((panel) => (isRow(panel) ? leaves(panel.panels) : [panel]));

/** The PromQL of a panel's query; other data sources have none. */
function exprOf(target: object): readonly string[] {
  return "expr" in target && typeof target.expr === "string" ? [target.expr] : [];
}

/** Panels whose queries PromQL's own grammar refuses. */
export function check({ dashboards }: Pick<GrafanaObjects, "dashboards">): readonly Unparsed[] {
  return dashboards.flatMap(({ name, model }) =>
    leaves(model.panels ?? []).flatMap(({ title = "", targets = [] }) =>
      targets.flatMap(exprOf).flatMap((query) => {
        const problem = syntaxError(withoutVariables(query));
        return problem === undefined ? [] : [{ item: `panel ${name}: ${title}`, query, problem }];
      }),
    ),
  );
}

import type { Dashboard, Panel, SloPanel } from "../../../model/dashboard.ts";
import type { Duration } from "../../../model/duration.ts";
import { ofItem, originText } from "../../../model/origin.ts";
import type { CompiledItem, Degradation } from "../../../model/stack.ts";
import { attempt } from "../../vendors/unsupported.ts";
import { lostIf } from "../../vendors/loss.ts";
import { externalName } from "../../vendors/text.ts";
import type { Context } from "../names.ts";
import { compileSloPanel } from "./slo-widget.ts";
import type { CompiledPanel, WidgetDefinition } from "./widget.ts";
import { compilePanel } from "./widget.ts";

/** Datadog's grid has 12 columns, the catalog's 24. */
const columns = 12;
const rowHeight = 4;
/** Datadog opens every dashboard on the past hour. */
const opensOn: Duration = "1h";
/** A group's title takes one row. */
const titleHeight = 1;

interface Layout {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Widget {
  readonly definition: WidgetDefinition;
  readonly layout: Layout;
}

/** Puts widgets side by side as far as they fit. Gives them and the height that they take. */
function place(widgets: readonly { readonly definition: WidgetDefinition; readonly width: number }[]) {
  let x = 0;
  let y = 0;
  const placed = widgets.map(({ definition, width }): Widget => {
    if (x + width > columns) {
      x = 0;
      y += rowHeight;
    }
    const layout = { x, y, width, height: rowHeight };
    x += width;
    return { definition, layout };
  });
  return { placed, height: widgets.length === 0 ? 0 : y + rowHeight };
}

/** A dashboard as Datadog's API takes it; without the fields that it fills in itself. */
export interface DashboardDefinition {
  readonly title: string;
  readonly description: string;
  readonly layout_type: "ordered";
  readonly reflow_type: "fixed";
  readonly widgets: readonly Widget[];
  readonly template_variables: readonly [];
  readonly notify_list: readonly [];
}

interface CompiledDashboard {
  readonly definition: DashboardDefinition;
  readonly items: readonly CompiledItem[];
  readonly degradations: readonly Degradation[];
}

function compileAny(panel: Panel | SloPanel, slos: ReadonlySet<string>, context: Context): CompiledPanel {
  const result = attempt(() =>
    panel.kind === "slo" ? compileSloPanel(panel, slos, context) : compilePanel(panel, context),
  );
  return "value" in result
    ? result.value
    : { queries: [], lost: [{ lost: result.lost, fallback: result.fallback ?? "nothing" }] };
}

/** One dashboard; a panel of which nothing can be said is left out and said so. */
export function compileDashboard(dashboard: Dashboard, slos: ReadonlySet<string>, context: Context): CompiledDashboard {
  const items: CompiledItem[] = [];
  const degradations: Degradation[] = [];
  let y = 0;
  const groups = dashboard.rows.flatMap((row): readonly Widget[] => {
    const widgets = row.panels.flatMap((panel) => {
      const name = `${dashboard.uid} / ${panel.title}`;
      const { definition, queries, lost } = compileAny(panel, slos, context);
      items.push(...queries.map((query) => ({ kind: "panel" as const, name, query })));
      degradations.push(...lost.map((loss) => ({ backend: "datadog", item: `panel ${name}`, ...loss })));
      return definition === undefined ? [] : [{ definition, width: (panel.width ?? columns) / 2 }];
    });
    if (widgets.length === 0) return [];
    const { placed, height } = place(widgets);
    const layout = { x: 0, y, width: columns, height: height + titleHeight };
    y += layout.height;
    return [
      {
        definition: { type: "group", layout_type: "ordered", title: row.title, show_title: true, widgets: placed },
        layout,
      },
    ];
  });
  return {
    definition: {
      title: externalName(context.stack, dashboard.title),
      description: `${dashboard.description}\n\n${originText(ofItem(`dashboard ${dashboard.uid}`))}`,
      layout_type: "ordered",
      reflow_type: "fixed",
      widgets: groups,
      template_variables: [],
      notify_list: [],
    },
    items,
    degradations: [
      ...lostIf(dashboard.range !== opensOn, {
        backend: "datadog",
        item: `dashboard ${dashboard.uid}`,
        lost: `that it opens on the last ${dashboard.range}`,
        fallback: `the last ${opensOn}, until its reader chooses another time`,
      }),
      ...degradations,
    ],
  };
}

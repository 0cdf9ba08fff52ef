import type { Dashboard, Panel, SloPanel } from "../../../model/dashboard.ts";
import { ofItem, originText } from "../../../model/origin.ts";
import type { CompiledItem, Degradation } from "../../../model/stack.ts";
import { attempt } from "../../vendors/unsupported.ts";
import { externalName } from "../../vendors/text.ts";
import type { Context } from "../context.ts";
import type { CompiledPanel, Content } from "./widget.ts";
import { compilePanel, compileSloPanel, heading } from "./widget.ts";

/** New Relic's grid has 12 columns, counted from 1; the catalog's has 24. */
const columns = 12;
const panelHeight = 3;
const headingHeight = 1;

interface Widget {
  readonly title: string;
  readonly layout: { readonly column: number; readonly row: number; readonly width: number; readonly height: number };
  readonly visualization: { readonly id: string };
  readonly rawConfiguration: Readonly<Record<string, unknown>>;
}

/** A dashboard as New Relic's API takes it, its widgets sorted by row and column, because it gives them back that way. */
export interface DashboardDefinition {
  readonly name: string;
  readonly description: string;
  readonly permissions: "PUBLIC_READ_WRITE";
  readonly pages: readonly {
    readonly name: string;
    readonly description: string;
    readonly widgets: readonly Widget[];
  }[];
}

interface CompiledDashboard {
  readonly definition: DashboardDefinition;
  readonly items: readonly CompiledItem[];
  readonly degradations: readonly Degradation[];
}

function compileAny(panel: Panel | SloPanel, dashboard: Dashboard, context: Context): CompiledPanel {
  const result = attempt(() =>
    panel.kind === "slo" ? compileSloPanel(panel, context) : compilePanel(panel, dashboard.range, context),
  );
  if ("value" in result) return result.value;
  return { queries: [], losses: [{ lost: result.lost, fallback: result.fallback ?? "nothing" }] };
}

/** Panels side by side as far as they fit, below the row's heading. Gives the row that comes next. */
function place(title: string, panels: readonly { title: string; content: Content; width: number }[], from: number) {
  const widgets: Widget[] = [
    { title: "", layout: { column: 1, row: from, width: columns, height: headingHeight }, ...heading(title) },
  ];
  let column = 1;
  let row = from + headingHeight;
  for (const { title: name, content, width } of panels) {
    if (column + width > columns + 1) {
      column = 1;
      row += panelHeight;
    }
    widgets.push({ title: name, layout: { column, row, width, height: panelHeight }, ...content });
    column += width;
  }
  return { widgets, next: row + panelHeight };
}

/** One dashboard of one page; a panel of which nothing can be said is left out and said so. */
export function compileDashboard(dashboard: Dashboard, context: Context): CompiledDashboard {
  const items: CompiledItem[] = [];
  const degradations: Degradation[] = [];
  const widgets: Widget[] = [];
  let next = 1;
  for (const row of dashboard.rows) {
    const panels = row.panels.flatMap((panel) => {
      const name = `${dashboard.uid} / ${panel.title}`;
      const { content, queries, losses } = compileAny(panel, dashboard, context);
      items.push(...queries.map((query) => ({ kind: "panel" as const, name, query })));
      degradations.push(...losses.map((loss) => ({ backend: "newrelic", item: `panel ${name}`, ...loss })));
      return content === undefined ? [] : [{ title: panel.title, content, width: (panel.width ?? columns) / 2 }];
    });
    if (panels.length === 0) continue;
    const placed = place(row.title, panels, next);
    widgets.push(...placed.widgets);
    next = placed.next;
  }
  const name = externalName(context.stack, dashboard.title);
  return {
    definition: {
      name,
      description: `${dashboard.description}\n\n${originText(ofItem(`dashboard ${dashboard.uid}`))}`,
      permissions: "PUBLIC_READ_WRITE",
      pages: [{ name: dashboard.title, description: dashboard.description, widgets }],
    },
    items,
    degradations,
  };
}

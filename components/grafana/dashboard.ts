import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import type { AnnotationQuery, Dashboard as ClassicDashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { DashboardBuilder, DashboardCursorSync, RowBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dashboard } from "../../model/dashboard.ts";
import { dashboardUid } from "../../model/dashboard-uid.ts";
import { ofItem, originText } from "../../model/origin.ts";
import type { Slo } from "../../model/slo.ts";
import type { CompiledItem, Degradation, StackContext } from "../../model/stack.ts";
import type { PicturedAlert } from "./alerts.ts";
import { grid } from "./grid.ts";
import { productLink, runbookLinks } from "./links.ts";
import { panelIds } from "./panel-ids.ts";
import { compilePanel } from "./panel.ts";
import { variables } from "./variables.ts";

/** The inner object, as files and ConfigMaps take it. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- they take the classic model, not its heir
export type GrafanaDashboard = ClassicDashboard;

/** What dashboards of one catalog and stack have in common. */
export interface DashboardSet {
  /** The product's name for people. */
  readonly title: string;
  readonly stack: StackContext;
  /** By name. */
  readonly slos: ReadonlyMap<string, Slo>;
  /** By uid of the dashboard that their readers look at. */
  readonly alerts: ReadonlyMap<string, readonly PicturedAlert[]>;
  readonly annotation: Builder<AnnotationQuery>;
}

interface CompiledDashboard {
  readonly model: GrafanaDashboard;
  readonly items: readonly CompiledItem[];
  readonly degradations: readonly Degradation[];
}

/** Whether it has a panel that is not of an SLO. */
export const asksForScraped = ({ rows }: Dashboard): boolean =>
  rows.some(({ panels }) => panels.some(({ kind }) => kind !== "slo"));

/** The dashboard without its panels. */
function empty(dashboard: Dashboard, { title, stack, alerts, annotation }: DashboardSet) {
  const ofWhole = (alerts.get(dashboard.uid) ?? []).filter(({ dashboard: { panel } }) => panel === undefined);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- files and ConfigMaps take the classic model, not its heir
  return new DashboardBuilder(dashboard.title)
    .uid(dashboardUid(stack, dashboard.uid))
    .description(`${dashboard.description}\n\n${originText(ofItem(`dashboard ${dashboard.uid}`))}`)
    .tags([...new Set([stack.product, ...dashboard.tags])])
    .timezone("browser")
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .refresh(dashboard.refresh)
    .time({ from: `now-${dashboard.range}`, to: "now" })
    .variables(variables(stack, asksForScraped(dashboard)))
    .annotation(annotation)
    .links([productLink(stack.product, `${title} dashboards`), ...runbookLinks(ofWhole, stack)]);
}

export function compileDashboard(dashboard: Dashboard, set: DashboardSet): CompiledDashboard {
  const { stack, slos } = set;
  const alerts = set.alerts.get(dashboard.uid) ?? [];
  const builder = empty(dashboard, set);
  const idOf = panelIds();
  const items: CompiledItem[] = [];
  const degradations: Degradation[] = [];
  for (const { row, header, panels } of grid(dashboard.rows)) {
    builder.withRow(new RowBuilder(row.title).id(idOf(`row ${row.title}`)).gridPos(header));
    for (const { panel, place } of panels) {
      const compiled = compilePanel(panel, { dashboard, stack, slos, alerts, id: idOf(panel.title), place });
      if (compiled.builder !== undefined) builder.withPanel(compiled.builder);
      items.push(...compiled.items);
      degradations.push(...compiled.degradations);
    }
  }
  return { model: builder.build(), items, degradations };
}

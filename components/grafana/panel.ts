import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import type { Panel as GrafanaPanel, GridPos } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dashboard, Panel, SloPanel } from "../../model/dashboard.ts";
import type { Slo } from "../../model/slo.ts";
import type { CompiledItem, Degradation, StackContext } from "../../model/stack.ts";
import type { PicturedAlert } from "./alerts.ts";
import { runbookLinks } from "./links.ts";
import { refId } from "./panels/frame.ts";
import { panelOfKind, sloPanel } from "./panels/index.ts";
import type { Target } from "./targets.ts";
import { panelTargets, sloTargets, smallestStep, untold } from "./targets.ts";

/** A panel with what it asks and what it cannot ask. */
interface CompiledPanel {
  /** Undefined where nothing of it can be asked. */
  readonly builder: Builder<GrafanaPanel> | undefined;
  readonly items: readonly CompiledItem[];
  readonly degradations: readonly Degradation[];
}

/** The context of a panel. */
interface PanelContext {
  readonly dashboard: Dashboard;
  readonly stack: StackContext;
  /** By name. */
  readonly slos: ReadonlyMap<string, Slo>;
  /** Those whose readers look at this dashboard. */
  readonly alerts: readonly PicturedAlert[];
  readonly id: number;
  readonly place: GridPos;
}

function items(dashboard: Dashboard, title: string, targets: readonly Target[]): readonly CompiledItem[] {
  return targets.map(({ expr }, index) => ({
    kind: "panel",
    name: `${dashboard.uid}: ${title}${targets.length === 1 ? "" : `, query ${refId(index)}`}`,
    query: expr,
  }));
}

function degradations(dashboard: Dashboard, panel: Panel, asked: number): readonly Degradation[] {
  return untold(panel).map((meaning) => ({
    backend: "grafana",
    item: `panel ${panel.title} of dashboard ${dashboard.uid}`,
    lost: meaning,
    fallback: asked === 0 ? "the panel is left out" : "the panel's other queries",
  }));
}

/** Throws on a panel of an unknown SLO: validation has refused such a catalog before. */
export function compilePanel(panel: Panel | SloPanel, context: PanelContext): CompiledPanel {
  const { dashboard, stack, id, place } = context;
  const { title, description } = panel;
  const alerts = context.alerts.filter((alert) => alert.dashboard.panel === title);
  const frame = { id, place, title, description, links: runbookLinks(alerts, stack) };
  if (panel.kind === "slo") {
    const slo = context.slos.get(panel.slo);
    if (slo === undefined) throw new Error(`the catalog has no SLO "${panel.slo}"`);
    const targets = sloTargets(panel.show, slo);
    return {
      builder: sloPanel(panel.show, slo, { ...frame, targets }),
      items: items(dashboard, title, targets),
      degradations: [],
    };
  }
  const { unit, thresholds: steps } = panel;
  const targets = panelTargets(panel);
  return {
    builder:
      targets.length === 0
        ? undefined
        : panelOfKind[panel.kind]({ ...frame, targets, unit, steps, step: smallestStep(panel) }),
    items: items(dashboard, title, targets),
    degradations: degradations(dashboard, panel, targets.length),
  };
}

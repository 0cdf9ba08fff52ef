import type { Catalog } from "../../model/catalog.ts";
import type { Dashboard, Panel, SloPanel } from "../../model/dashboard.ts";
import type { WithOrigin } from "../../model/origin.ts";
import { ofItem } from "../../model/origin.ts";
import { rateWindowsOf } from "../../model/query.ts";
import { asksForScraped } from "./dashboard.ts";

/** Where a rule does not hold: in a dashboard, or in one panel of it. By titles, as the linter knows them. */
interface LintEntry {
  readonly dashboard: string;
  readonly panel?: string;
}

/** Why a rule of Grafana's dashboard-linter does not hold. Without entries: nowhere. */
interface LintExclusion {
  readonly reason: string;
  readonly entries?: readonly LintEntry[];
}

/** `.lint`, which the linter reads from the folder of a dashboard. */
export interface LintConfig {
  readonly exclusions: Readonly<Record<string, LintExclusion>>;
}

const ownJob = "each query names its own job, because exporters share the names of metrics: there is none to choose";
const recorded = "what is recorded of an SLO comes from all instances";
const ownWindow = "the window is what the panel's title promises, and longer than the distance between two points";

function panelsWith(catalog: Catalog, holds: (panel: Panel | SloPanel) => boolean): readonly LintEntry[] {
  return catalog.dashboards.flatMap(({ title, rows }) =>
    rows.flatMap(({ panels }) =>
      panels.filter(holds).map((panel): LintEntry => ({ dashboard: title, panel: panel.title })),
    ),
  );
}

const keepsWindows = (panel: Panel | SloPanel): boolean =>
  panel.kind !== "slo" &&
  panel.followsRange !== true &&
  panel.queries.some(({ query }) => rateWindowsOf(query).length > 0);

/** What a rule is excluded for; nothing where it holds everywhere, because no entries mean everywhere to the linter. */
const excluded = (rule: string, reason: string, entries: readonly LintEntry[]) =>
  entries.length === 0 ? {} : { [rule]: { reason, entries } };

/** What Grafana's dashboard-linter may not say of the catalog's dashboards, with the reasons. */
export function lintConfig(catalog: Catalog): WithOrigin<LintConfig> {
  const withoutInstance = (dashboard: Dashboard): boolean => !asksForScraped(dashboard);
  return {
    origin: ofItem("dashboards"),
    object: {
      exclusions: {
        "template-job-rule": { reason: ownJob },
        "target-job-rule": { reason: ownJob },
        ...excluded(
          "template-instance-rule",
          recorded,
          catalog.dashboards.filter(withoutInstance).map(({ title }) => ({ dashboard: title })),
        ),
        ...excluded(
          "target-instance-rule",
          recorded,
          panelsWith(catalog, ({ kind }) => kind === "slo"),
        ),
        ...excluded("target-rate-interval-rule", ownWindow, panelsWith(catalog, keepsWindows)),
      },
    },
  };
}

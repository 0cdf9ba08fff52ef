import type { Absent, Condition, Threshold } from "../alert.ts";
import type { Catalog } from "../catalog.ts";
import type { Query } from "../query.ts";
import { rate } from "../query.ts";
import type { Slo } from "../slo.ts";
import { path } from "./path.ts";

/** One of the catalog's queries or subqueries, and where it stands. */
export interface Located<Q extends Query = Query> {
  readonly path: string;
  readonly query: Q;
  /** Where its filter stands. */
  readonly filterPath: string;
  readonly of: "alert" | "slo" | "panel";
}

/** The query and all queries that it is made of. */
function locate(query: Query, at: string, of: Located["of"]): readonly Located[] {
  const self: Located = { path: at, query, filterPath: `${at}.filter`, of };
  switch (query.kind) {
    case "aggregate":
      return [self, ...locate(query.of, `${at}.of`, of)];
    case "ratio":
      return [
        self,
        ...locate(query.numerator, `${at}.numerator`, of),
        ...locate(query.denominator, `${at}.denominator`, of),
      ];
    case "arithmetic":
      return [
        self,
        ...(typeof query.left === "number" ? [] : locate(query.left, `${at}.left`, of)),
        ...(typeof query.right === "number" ? [] : locate(query.right, `${at}.right`, of)),
      ];
    default:
      return [self];
  }
}

/** A condition that is not made of others, and where it stands. */
export interface LocatedLeaf<C = Threshold | Absent> {
  readonly path: string;
  readonly leaf: C;
}

function conditionLeaves(condition: Condition, at: string): readonly LocatedLeaf[] {
  switch (condition.kind) {
    case "any":
    case "all":
      return condition.of.flatMap((inner, index) => conditionLeaves(inner, `${at}.of[${index}]`));
    case "always":
      return [];
    default:
      return [{ path: at, leaf: condition }];
  }
}

/** The thresholds and absences of the alerts that the catalog states. */
export function alertLeaves(catalog: Catalog): readonly LocatedLeaf[] {
  return catalog.alerts.flatMap(({ name, condition }) => conditionLeaves(condition, path("alerts", name, "condition")));
}

/** What an SLI selects, as queries; their windows are the SLO's own business. */
function sliQueries({ name, sli, period }: Slo): readonly Located[] {
  const at = path("slos", name, "sli");
  const selected = (
    metric: Parameters<typeof rate>[0],
    part: "filter" | "bad",
    filter: Slo["sli"]["filter"],
  ): Located => ({
    path: at,
    query: rate(metric, period, filter),
    filterPath: `${at}.${part}`,
    of: "slo",
  });
  return sli.kind === "availability"
    ? [selected(sli.total, "filter", sli.filter), selected(sli.total, "bad", sli.bad)]
    : [selected(sli.histogram, "filter", sli.filter)];
}

/** Every query of the catalog, with its subqueries. */
export function catalogQueries(catalog: Catalog, leaves: readonly LocatedLeaf[]): readonly Located[] {
  const ofAlerts = leaves.flatMap(({ path: at, leaf }) =>
    leaf.kind === "threshold" ? locate(leaf.query, `${at}.query`, "alert") : [],
  );
  const ofPanels = catalog.dashboards.flatMap(({ uid, rows }) =>
    rows
      .flatMap(({ panels }) => panels)
      .flatMap((panel) =>
        panel.kind === "slo"
          ? []
          : panel.queries.flatMap(({ query }, index) =>
              locate(query, `${path("dashboards", uid, panel.title)}.queries[${index}]`, "panel"),
            ),
      ),
  );
  return [...ofAlerts, ...catalog.slos.flatMap(sliQueries), ...ofPanels];
}

import type { Condition, Threshold } from "../../alert.ts";
import type { Query } from "../../query.ts";
import { metricsOf, subqueries } from "../../query.ts";
import type { Issue } from "../../issue.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

const counting: ReadonlySet<Query["kind"]> = new Set(["rate", "increase", "bucketRate"]);

const countsEvents = (query: Query | number): boolean =>
  typeof query !== "number" && subqueries(query).some(({ kind }) => counting.has(kind));

/** Whether a query divides by a number of events, which chance moves where there are few. */
function isShare(query: Query): boolean {
  return subqueries(query).some((subquery) => {
    if (subquery.kind === "quantile" || subquery.kind === "mean") return true;
    if (subquery.kind === "ratio") return countsEvents(subquery.denominator);
    return subquery.kind === "arithmetic" && subquery.op === "/" && countsEvents(subquery.right);
  });
}

/** Whether a condition demands a number of events of these metrics, more than the one that chance brings. */
function isGuard(condition: Condition, share: Threshold): boolean {
  if (condition.kind !== "threshold" || (condition.op !== ">" && condition.op !== ">=") || condition.value <= 1)
    return false;
  if (!countsEvents(condition.query) || isShare(condition.query)) return false;
  const metrics = metricsOf(share.query);
  return metricsOf(condition.query).every((metric) => metrics.includes(metric));
}

function unguarded(condition: Condition, at: string, beside: readonly Condition[]): readonly Issue[] {
  if (condition.kind === "any" || condition.kind === "all") {
    const together = condition.kind === "all" ? [...beside, ...condition.of] : beside;
    return condition.of.flatMap((inner, index) => unguarded(inner, `${at}.of[${index}]`, together));
  }
  if (condition.kind !== "threshold" || !isShare(condition.query)) return [];
  if (beside.some((other) => isGuard(other, condition))) return [];
  return [
    {
      path: at,
      got: "a share of events without a least number of them",
      expected: 'guarded(…, { events: 10, within: "1h" }): at night one failed request of three would page',
    },
  ];
}

/** Pages about a share of events that a single one may set off where there are few. */
export const lowTraffic: Check = ({ catalog }) => [
  ...catalog.alerts
    .filter(({ severity }) => severity === "critical")
    .flatMap(({ name, condition }) => unguarded(condition, path("alerts", name, "condition"), [])),
  ...catalog.slos
    .filter(({ minimumBadEvents }) => minimumBadEvents === 0 || minimumBadEvents === 1)
    .map(({ name, minimumBadEvents }) => ({
      path: path("slos", name, "minimumBadEvents"),
      got: String(minimumBadEvents),
      expected: "2 at least, such as 10: one failed request at night would page",
    })),
];

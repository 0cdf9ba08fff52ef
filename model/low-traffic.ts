import type { Condition, Threshold } from "./alert.ts";
import type { Query } from "./query.ts";
import { metricsOf, subqueries } from "./query.ts";

const counting: ReadonlySet<Query["kind"]> = new Set(["rate", "increase", "bucketRate"]);

const countsEvents = (query: Query | number): boolean =>
  typeof query !== "number" && subqueries(query).some(({ kind }) => counting.has(kind));

/** Whether a query divides by a number of events, which chance moves where there are few. */
export function isShare(query: Query): boolean {
  return subqueries(query).some((subquery) => {
    if (subquery.kind === "quantile" || subquery.kind === "mean") return true;
    if (subquery.kind === "ratio") return countsEvents(subquery.denominator);
    return subquery.kind === "arithmetic" && subquery.op === "/" && countsEvents(subquery.right);
  });
}

/** Whether a condition demands a number of events of these metrics, more than the one that chance brings. */
export function isGuard(condition: Condition, share: Threshold): condition is Threshold {
  if (condition.kind !== "threshold" || (condition.op !== ">" && condition.op !== ">=") || condition.value <= 1)
    return false;
  if (!countsEvents(condition.query) || isShare(condition.query)) return false;
  const metrics = metricsOf(share.query);
  return metricsOf(condition.query).every((metric) => metrics.includes(metric));
}

/** The low-traffic guards of a condition: numbers of events that must have happened beside a share of them. */
export function guardsOf(condition: Condition): ReadonlySet<Threshold> {
  if (condition.kind !== "any" && condition.kind !== "all") return new Set();
  const { of, kind } = condition;
  const shares = of.flatMap((member) => (member.kind === "threshold" && isShare(member.query) ? [member] : []));
  const own =
    kind === "any" ? [] : of.filter((member): member is Threshold => shares.some((share) => isGuard(member, share)));
  return new Set([...own, ...of.flatMap((member) => [...guardsOf(member)])]);
}

import { downJob } from "../../alert-evidence.ts";
import type { Condition } from "../../alert.ts";
import { readinessOf, subqueries } from "../../query.ts";
import type { Issue } from "../../issue.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

/** The jobs of which a condition asks whether a target has been ready. */
const readyJobs = (condition: Condition): readonly string[] =>
  condition.kind === "threshold" && readinessOf(condition.query).length > 0
    ? subqueries(condition.query).flatMap((query) => (query.kind === "up" ? [query.job] : []))
    : [];

function unready(condition: Condition, at: string, asked: readonly string[]): readonly Issue[] {
  if (condition.kind === "any" || condition.kind === "all") {
    const together = condition.kind === "all" ? [...asked, ...condition.of.flatMap(readyJobs)] : asked;
    return condition.of.flatMap((inner, index) => unready(inner, `${at}.of[${index}]`, together));
  }
  const job = downJob(condition);
  if (job === undefined || asked.includes(job)) return [];
  return [
    {
      path: at,
      got: `${job} down, also where it has never been ready`,
      expected: `allOf(…, when(up("${job}", "1d"), "==", 1)) with it: a slow start is no reason to page`,
    },
  ];
}

/** Pages about a target that does not answer, which fire for each new one until it is ready. */
export const readiness: Check = ({ catalog }) =>
  catalog.alerts
    .filter(({ severity }) => severity === "critical")
    .flatMap(({ name, condition }) => unready(condition, path("alerts", name, "condition"), []));

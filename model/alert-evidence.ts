import type { AnyAlert, Comparison, Condition } from "./alert.ts";
import { leaves } from "./alert.ts";
import type { Catalog } from "./catalog.ts";
import { jobKind } from "./catalog.ts";
import type { Filter, Query } from "./query.ts";
import { admits, subqueries } from "./query.ts";
import { certificateJob, uptimeJob } from "./uptime.ts";

/** From where something is seen: as users see it, or by what the product and its machines say of themselves. */
type View = "inside" | "outside";

/** Probes are a view from outside, unless all of the checks that a filter leaves are made from inside. */
function ofProbes({ uptimeChecks }: Catalog, { check }: Filter): View {
  const selected = uptimeChecks.filter(({ name }) => admits(check, name));
  return selected.length > 0 && selected.every(({ from }) => from === "inside") ? "inside" : "outside";
}

function viewOf(job: string, filter: Filter, catalog: Catalog): View {
  if (job === certificateJob) return "outside";
  return job === uptimeJob ? ofProbes(catalog, filter) : "inside";
}

function viewsOf(query: Query, catalog: Catalog): readonly View[] {
  return subqueries(query).flatMap((subquery): View[] => {
    if (subquery.kind === "up" || subquery.kind === "raw") return ["inside"];
    if (!("metric" in subquery)) return [];
    return [viewOf(subquery.metric.job, subquery.filter, catalog)];
  });
}

/** From where the alert sees what it is about, by the metrics that it reads; neither for one that always holds. */
export function viewsOfAlert(catalog: Catalog, { condition }: AnyAlert): ReadonlySet<View> {
  if (condition === undefined) return new Set(["inside"]);
  return new Set(
    leaves(condition).flatMap((leaf): readonly View[] => {
      if (leaf.kind === "threshold") return viewsOf(leaf.query, catalog);
      if (leaf.kind === "always") return [];
      return ["metric" in leaf.of ? viewOf(leaf.of.metric.job, leaf.of.filter, catalog) : "inside"];
    }),
  );
}

const compared: Readonly<Record<Comparison, (left: number, right: number) => boolean>> = {
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
};

/** The job whose targets a condition takes for down, because it holds for an `up` of 0. */
export function downJob(condition: Condition): string | undefined {
  if (condition.kind !== "threshold" || !compared[condition.op](0, condition.value)) return undefined;
  const query = condition.query.kind === "aggregate" ? condition.query.of : condition.query;
  return query.kind === "up" && query.within === undefined ? query.job : undefined;
}

const readsOnlyUp = (query: Query): boolean =>
  subqueries(query).every((subquery) => subquery.kind === "up" || subquery.kind === "aggregate");

function isEvidence(condition: Condition, catalog: Catalog): boolean {
  switch (condition.kind) {
    case "threshold": {
      if (!readsOnlyUp(condition.query)) return true;
      const down = catalog.scrapeJobs.find(({ name }) => name === downJob(condition));
      return down !== undefined && jobKind(down) === "product";
    }
    case "any":
      return condition.of.every((branch) => isEvidence(branch, catalog));
    case "all":
      return condition.of.some((branch) => isEvidence(branch, catalog));
    case "absent":
    case "always":
      return false;
  }
}

/**
 * Whether the alert only fires because something was seen to be wrong. That nothing is seen, because an exporter does not
 * answer or a series is gone, says nothing of what would have been measured.
 */
export function hasEvidence(catalog: Catalog, { condition }: AnyAlert): boolean {
  return condition === undefined || isEvidence(condition, catalog);
}

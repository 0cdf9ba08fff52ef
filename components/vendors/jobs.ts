import type { Condition } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import { jobKind } from "../../model/catalog.ts";
import type { ScrapeJobKind } from "../../model/metric.ts";
import { oncePer } from "../../model/once-per.ts";
import type { Query } from "../../model/query.ts";
import { subqueries } from "../../model/query.ts";
import { probeJobs } from "../../model/uptime.ts";
import { Unsupported } from "./unsupported.ts";

/** Programs whose place a vendor takes that evaluates, notifies and probes by itself. */
const replacedKinds: ReadonlySet<ScrapeJobKind> = new Set(["alertmanager", "blackbox", "prometheus"]);

/**
 * Names of the jobs that do not exist where a vendor evaluates, notifies and probes by itself: our own Prometheus and
 * Alertmanager, the blackbox exporter, and its probes, whose place the vendor's synthetic tests take.
 */
export const replacedByVendor = oncePer((catalog: Catalog): readonly string[] => [
  ...catalog.scrapeJobs.filter((job) => replacedKinds.has(jobKind(job))).map(({ name }) => name),
  ...probeJobs,
]);

/** The scrape jobs that a query reads. */
export function jobsOf(query: Query): readonly string[] {
  return [
    ...new Set(
      subqueries(query).flatMap((subquery) =>
        "metric" in subquery ? [subquery.metric.job] : subquery.kind === "up" ? [subquery.job] : [],
      ),
    ),
  ];
}

/** The scrape jobs that one threshold or absence reads. */
export function jobsOfLeaf(leaf: Condition): readonly string[] {
  if (leaf.kind === "threshold") return jobsOf(leaf.query);
  if (leaf.kind === "absent") return ["metric" in leaf.of ? leaf.of.metric.job : leaf.of.job];
  return [];
}

/** Throws where a job is read that this stack does not have, because its query would never see a value. */
export function requireJobs(jobs: readonly string[], unscraped: readonly string[], vendor: string): void {
  const missing = jobs.filter((job) => unscraped.includes(job));
  if (missing.length === 0) return;
  if (probeJobs.some((job) => missing.includes(job))) {
    const lost = `it reads probes of the blackbox exporter, in whose place ${vendor}'s synthetic tests run`;
    throw new Unsupported(lost, undefined, "probes");
  }
  throw new Unsupported(
    `it watches ${missing.join(" and ")}, which this stack does not run: ${vendor} stands in its place`,
    `${vendor}'s own status page`,
  );
}

import { probeJobs } from "../../uptime.ts";
import { known } from "../choices.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

/** Metrics and queries of scrape jobs that the catalog does not have. */
export const unknownJobs: Check = ({ catalog, leaves, queries, scrapeJobs }) => {
  const jobs = new Set([...scrapeJobs.keys(), ...(catalog.uptimeChecks.length === 0 ? [] : probeJobs)]);
  return [
    ...catalog.metrics.flatMap(({ name, job }) => known(job, jobs, path("metrics", name, "job"))),
    ...queries.flatMap(({ query, path: at }) => (query.kind === "up" ? known(query.job, jobs, `${at}.job`) : [])),
    ...leaves.flatMap(({ leaf, path: at }) =>
      leaf.kind === "absent" && "job" in leaf.of ? known(leaf.of.job, jobs, `${at}.of.job`) : [],
    ),
  ];
};

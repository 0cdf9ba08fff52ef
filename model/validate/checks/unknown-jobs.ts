import { uptimeJob } from "../../uptime.ts";
import { choices } from "../choices.ts";
import type { Issue } from "../../issue.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

/** Metrics and queries of scrape jobs that the catalog does not have. */
export const unknownJobs: Check = ({ catalog, leaves, queries, scrapeJobs }) => {
  const jobs = new Set([...scrapeJobs.keys(), ...(catalog.uptimeChecks.length === 0 ? [] : [uptimeJob])]);
  const known = (job: string, at: string): readonly Issue[] =>
    jobs.has(job) ? [] : [{ path: at, got: quoted(job), expected: choices(jobs, job) }];
  return [
    ...catalog.metrics.flatMap(({ name, job }) => known(job, path("metrics", name, "job"))),
    ...queries.flatMap(({ query, path: at }) => (query.kind === "up" ? known(query.job, `${at}.job`) : [])),
    ...leaves.flatMap(({ leaf, path: at }) =>
      leaf.kind === "absent" && "job" in leaf.of ? known(leaf.of.job, `${at}.of.job`) : [],
    ),
  ];
};

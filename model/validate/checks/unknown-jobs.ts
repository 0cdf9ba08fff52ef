import { choices } from "../choices.ts";
import type { Mistake } from "../mistake.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

/** The job of the uptime checks' own series, which is scraped where a blackbox exporter makes them. */
export const probeJob = "uptime";

/** Metrics, queries and drills of scrape jobs that the catalog does not have. */
export const unknownJobs: Check = ({ catalog, leaves, queries, scrapeJobs }) => {
  const known = (job: string, at: string, further: readonly string[] = []): readonly Mistake[] => {
    if (scrapeJobs.has(job) || further.includes(job)) return [];
    return [{ path: at, found: quoted(job), allowed: choices([...scrapeJobs.keys(), ...further], job) }];
  };
  const probes = catalog.uptimeChecks.length === 0 ? [] : [probeJob];
  return [
    ...catalog.metrics.flatMap(({ name, job }) => known(job, path("metrics", name, "job"), probes)),
    ...queries.flatMap(({ query, path: at }) => (query.kind === "up" ? known(query.job, `${at}.job`, probes) : [])),
    ...leaves.flatMap(({ leaf, path: at }) =>
      leaf.kind === "absent" && "job" in leaf.of ? known(leaf.of.job, `${at}.of.job`, probes) : [],
    ),
    ...catalog.alerts.flatMap(({ name, drill }) =>
      drill.kind === "unscrape" ? known(drill.job, path("alerts", name, "drill", "job")) : [],
    ),
  ];
};

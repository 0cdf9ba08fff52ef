import { scrapeIntervalOf, statsdJob } from "../../catalog.ts";
import { duration } from "../../duration.ts";
import type { Query } from "../../query.ts";
import type { Issue } from "../../issue.ts";
import { path } from "../path.ts";
import type { Check, Subject } from "../subject.ts";
import { length } from "../subject.ts";

/** A rate needs two samples; four leave room for a missed scrape and for the window's edges. */
const scrapes = 4;

/** Kinds of queries that compare samples within their window. */
const comparing: ReadonlySet<Query["kind"]> = new Set([
  "rate",
  "increase",
  "bucketRate",
  "quantile",
  "mean",
  "buckets",
  "predict",
]);

function shorter(
  { catalog }: Subject,
  window: string,
  job: string,
  at: string,
  got: string = window,
): readonly Issue[] {
  const least = scrapes * length(scrapeIntervalOf(catalog, job));
  if (!(length(window) < least)) return [];
  return [{ path: at, got, expected: `at least ${duration(least)}, ${scrapes} scrapes of ${job}` }];
}

const tooShort: typeof shorter = (subject, window, job, at, got) =>
  subject.scrapeJobs.has(job) ? shorter(subject, window, job, at, got) : [];

/** Windows that hold too few samples, so that a query has gaps or an absence is reported after one missed scrape. */
export const shortWindows: Check = (subject) => [
  ...subject.queries.flatMap(({ query, path: at, of }) =>
    of !== "slo" && "window" in query && comparing.has(query.kind)
      ? tooShort(subject, query.window, query.metric.job, `${at}.window`)
      : [],
  ),
  ...subject.leaves.flatMap(({ leaf, path: at }) => {
    if (leaf.kind !== "absent") return [];
    const job = "job" in leaf.of ? leaf.of.job : leaf.of.metric.job;
    return tooShort(subject, leaf.window, job, `${at}.window`);
  }),
  // A log store that has no alerts of its own has the lines counted by StatsD.
  ...subject.catalog.logAlerts.flatMap(({ name, window }) =>
    shorter(subject, window, statsdJob(subject.catalog), path("logAlerts", name, "window")),
  ),
  ...subject.catalog.slos.flatMap((slo) => {
    const { job } = slo.sli.kind === "availability" ? slo.sli.total : slo.sli.histogram;
    const absence = tooShort(subject, slo.absentAfter, job, path("slos", slo.name, "absentAfter"));
    const windows = (subject.burnWindows(slo) ?? []).map(({ short }) => short);
    const [shortest] = windows.sort((a, b) => length(a) - length(b));
    if (shortest === undefined) return absence;
    const got = `${slo.period}, which makes the shortest burn-rate window ${shortest}`;
    return [...absence, ...tooShort(subject, shortest, job, path("slos", slo.name, "period"), got)];
  }),
];

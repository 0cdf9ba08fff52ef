import { scrapeIntervalOf, statsdJob } from "../../catalog.ts";
import { duration } from "../../duration.ts";
import { scrapesPerWindow } from "../../fill-windows.ts";
import type { Query } from "../../query.ts";
import type { Issue } from "../../issue.ts";
import { sliMetric } from "../../slo.ts";
import { path } from "../path.ts";
import type { Check, Subject } from "../subject.ts";
import { length } from "../subject.ts";

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

function shorter({ catalog }: Subject, window: string, job: string, at: string): readonly Issue[] {
  const least = scrapesPerWindow * length(scrapeIntervalOf(catalog, job));
  if (!(length(window) < least)) return [];
  return [{ path: at, got: window, expected: `at least ${duration(least)}, ${scrapesPerWindow} scrapes of ${job}` }];
}

const tooShort: typeof shorter = (subject, window, job, at) =>
  subject.scrapeJobs.has(job) ? shorter(subject, window, job, at) : [];

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
    const { job } = sliMetric(slo);
    const { absentAfter, minimumTraffic } = slo;
    return [
      ...tooShort(subject, absentAfter, job, path("slos", slo.name, "absentAfter")),
      ...(minimumTraffic === undefined
        ? []
        : tooShort(subject, minimumTraffic.within, job, path("slos", slo.name, "minimumTraffic", "within"))),
    ];
  }),
];

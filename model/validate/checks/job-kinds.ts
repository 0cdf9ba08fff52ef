import { addedStatsdJob, jobKind } from "../../catalog.ts";
import { probeJobs } from "../../uptime.ts";
import type { Issue } from "../../issue.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

/**
 * Scrape jobs of a kind that another one has already, or with a name that means another kind; and metrics that are sent
 * by StatsD, but are said to come by a job that no StatsD exporter answers.
 */
export const jobKinds: Check = ({ catalog, scrapeJobs }) => [
  ...catalog.scrapeJobs.flatMap((job, index): readonly Issue[] => {
    const kind = jobKind(job);
    const first = catalog.scrapeJobs.findIndex((other) => jobKind(other) === kind);
    const name = path("scrapeJobs", job.name, "name");
    return [
      ...(kind !== "product" && first < index
        ? [{ path: path("scrapeJobs", job.name, "kind"), got: quoted(kind), expected: "one job of this kind" }]
        : []),
      ...(probeJobs.some((taken) => taken === job.name)
        ? [{ path: name, got: quoted(job.name), expected: "another name: the probes of uptime checks have this one" }]
        : []),
      ...(job.name === addedStatsdJob && kind !== "statsd"
        ? [{ path: name, got: `${quoted(job.name)}, of kind ${kind}`, expected: "kind statsd, or another name" }]
        : []),
    ];
  }),
  ...catalog.metrics.flatMap(({ name, job, statsd }): readonly Issue[] => {
    const from = scrapeJobs.get(job);
    return statsd === undefined || from === undefined || jobKind(from) === "statsd"
      ? []
      : [
          {
            path: path("metrics", name, "job"),
            got: `${quoted(job)}, of kind ${jobKind(from)}`,
            expected: "a scrape job of kind statsd: the metric is sent by StatsD",
          },
        ];
  }),
];

import type { Threshold } from "../../../model/alert.ts";
import type { Duration } from "../../../model/duration.ts";
import { seconds } from "../../../model/duration.ts";
import type { Query, Up } from "../../../model/query.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import { scrapeSeconds } from "../../vendors/series.ts";
import type { Context } from "../names.ts";
import { namespace, requireScraped } from "../names.ts";
import { plainTags } from "../scope.ts";
import type { MonitorSpec } from "./definition.ts";

/** Datadog looks at no more results than this. */
const mostResults = 100;
const groups = ["endpoint", "host"];

export const isServiceCheck = (query: Query): query is Up => query.kind === "up";

/** The OpenMetrics check says by this service check whether its target answered: what `up` is to Prometheus. */
export function healthCheck(context: Context): string {
  return `${namespace(context)}.openmetrics.health`;
}

function text(job: string, results: number, context: Context): string {
  const over = plainTags(context, job).map((tag) => `"${tag}"`);
  const by = groups.map((tag) => `"${tag}"`);
  return `"${healthCheck(context)}".over(${over.join(",")}).by(${by.join(",")}).last(${results}).count_by_status()`;
}

/** Fails as often in a row as the job is scraped within `held`. */
export function serviceCheck(query: Up, { op, value }: Threshold, held: Duration, context: Context): MonitorSpec {
  requireScraped([query.job], context);
  if (query.within !== undefined) throw new Unsupported(`whether a target has answered within ${query.within}`);
  const down = (op === "==" && value === 0) || (op === "<" && value > 0 && value <= 1);
  if (!down) throw new Unsupported(`up ${op} ${value}: a service check only counts failures`);
  const failures = Math.max(1, Math.ceil(seconds(held) / scrapeSeconds(query.job, context.catalog)));
  if (failures >= mostResults) throw new Unsupported(`${failures} failures in a row: Datadog counts ${mostResults}`);
  return {
    type: "service check",
    query: text(query.job, failures + 1, context),
    options: { thresholds: { ok: 1, critical: failures }, notify_no_data: false, new_group_delay: 60 },
    groups,
    job: query.job,
    losses: [],
  };
}

/** A job that no target reports for: the service check's own absence. */
export function missingJob(job: string, window: Duration, context: Context): MonitorSpec {
  requireScraped([job], context);
  return {
    type: "service check",
    query: text(job, mostResults, context),
    options: {
      // A service check must have a critical threshold; as many failures as it can count keep it out of the way.
      thresholds: { ok: 1, critical: mostResults },
      notify_no_data: true,
      no_data_timeframe: Math.max(2, Math.ceil(seconds(window) / 60)),
    },
    groups,
    job,
    losses: [
      {
        lost: "the absence of a job's targets alone",
        fallback: `a service check's no-data, which also reports a target that failed ${mostResults} times in a row`,
      },
    ],
  };
}

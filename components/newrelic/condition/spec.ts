import type { Absent, Threshold } from "../../../model/alert.ts";
import type { Duration } from "../../../model/duration.ts";
import { seconds } from "../../../model/duration.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import { twoScrapes } from "../../vendors/series.ts";
import type { Context } from "../context.ts";
import { metricName, requireScraped } from "../context.ts";
import { aggregateOf } from "../nrql/expression.ts";
import { nrqlQuery } from "../nrql/index.ts";
import { nrqlText } from "../nrql/query.ts";
import { attribute, conditions, stackConditions } from "../nrql/where.ts";
import { clamp } from "./clamp.ts";
import type { ConditionSpec } from "./definition.ts";
import { limits } from "./definition.ts";
import { aggregationDelay, timing } from "./signal.ts";

/** A threshold that must hold for `held`, as one static condition. Throws `Unsupported` where New Relic has none. */
export function thresholdSpec(original: Threshold, held: Duration, context: Context): ConditionSpec {
  const { threshold, losses } = clamp(original);
  const { query, op, value } = threshold;
  const compiled = query.kind === "raw" ? undefined : nrqlQuery(query, context);
  const text = query.kind === "raw" ? query.nrql?.trim() : compiled === undefined ? undefined : nrqlText(compiled);
  if (text === undefined) throw new Unsupported(query.kind === "raw" ? query.meaning : "a query of no kind");
  const { signal, term, losses: lostTime } = timing(query, op, value, held, compiled?.inner !== undefined, context);
  return {
    query: text,
    term,
    signal,
    groups: compiled?.facet ?? [],
    ...(query.kind === "up" ? { job: query.job } : {}),
    losses: [...losses, ...lostTime],
  };
}

/** A loss of signal: of a count that is never below 0, so that nothing else opens an incident. */
export function absentSpec({ of, window }: Absent, context: Context): ConditionSpec {
  const job = "job" in of ? of.job : of.metric.job;
  requireScraped([job], context);
  const { least, most } = limits.expirationDuration;
  const expiration = Math.max(least, Math.ceil(seconds(window)));
  if (expiration > most) throw new Unsupported(`an absence for ${window}: New Relic waits ${most / 3600} h at most`);
  const suffix = "metric" in of && of.metric.type === "histogram" && of.metric.statsd === undefined ? "_count" : "";
  const name = "job" in of ? "up" : attribute(`${metricName(of.metric, context)}${suffix}`);
  const where = "job" in of ? stackConditions(context, of.job) : conditions(of.metric, of.filter, context);
  const aggregationWindow = twoScrapes([job], context.catalog);
  return {
    query: nrqlText({ select: aggregateOf(`count(${name})`, where), facet: [] }),
    term: {
      operator: "below",
      threshold: 0,
      thresholdDuration: aggregationWindow,
      thresholdOccurrences: "at_least_once",
    },
    signal: {
      aggregationWindow,
      aggregationMethod: "event_flow",
      aggregationDelay,
      fillOption: "none",
      expirationDuration: expiration,
      openViolationOnExpiration: true,
      closeViolationsOnExpiration: false,
    },
    groups: [],
    ...("job" in of ? { job: of.job } : {}),
    losses: [
      {
        lost: "the absence of what was never there: only a signal that was can be lost",
        fallback: "a loss of signal",
      },
    ],
  };
}

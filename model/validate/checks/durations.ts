import { conditionWindows } from "../../alert.ts";
import { isDuration } from "../../duration.ts";
import { windowsOf } from "../../query.ts";
import type { Mistake } from "../mistake.ts";
import { path, quoted } from "../path.ts";
import type { Check, Subject } from "../subject.ts";
import { routesOf } from "./routes.ts";

const allowed = "one whole number and one of ms, s, m, h, d, such as 90m";

/** The windows of queries and alerts, and how often and how long dashboards and checks look, by where each stands. */
export function* timesWatched({
  catalog,
  queries,
}: Pick<Subject, "catalog" | "queries">): Generator<readonly [at: string, texts: readonly (string | undefined)[]]> {
  for (const { name, condition } of catalog.alerts) {
    yield [path("alerts", name, "condition"), conditionWindows(condition)];
  }
  for (const { query, path: at } of queries) if (query.kind === "predict") yield [`${at}.ahead`, [query.ahead]];
  for (const { name, window } of catalog.logAlerts) yield [path("logAlerts", name, "window"), [window]];
  for (const { uid, refresh, range, rows } of catalog.dashboards) {
    yield [path("dashboards", uid, "refresh"), [refresh]];
    yield [path("dashboards", uid, "range"), [range]];
    for (const panel of rows.flatMap(({ panels }) => panels)) {
      if (panel.kind === "slo") continue;
      yield [path("dashboards", uid, panel.title), panel.queries.flatMap(({ query }) => windowsOf(query))];
    }
  }
  for (const { name, interval, timeout } of catalog.uptimeChecks) {
    yield [path("uptimeChecks", name, "interval"), [interval]];
    yield [path("uptimeChecks", name, "timeout"), [timeout]];
  }
}

/** Texts that are no duration. TypeScript takes 1.5h and -5m for durations; they are none. */
export const durations: Check = ({ catalog, stated, queries }) => {
  const mistakes: Mistake[] = [];
  const check = (at: string, ...texts: readonly (string | undefined)[]) => {
    for (const text of texts) {
      if (text !== undefined && !isDuration(text)) mistakes.push({ path: at, found: quoted(text), allowed });
    }
  };
  check("scrapeInterval", catalog.scrapeInterval);
  check("evaluationInterval", catalog.evaluationInterval);
  for (const job of catalog.scrapeJobs) check(path("scrapeJobs", job.name, "interval"), job.interval);
  for (const slo of catalog.slos) {
    check(path("slos", slo.name, "period"), slo.period);
    check(path("slos", slo.name, "absentAfter"), slo.absentAfter);
  }
  for (const [alert, at] of stated) {
    check(`${at}.for`, alert.for);
    check(`${at}.keepFiringFor`, alert.keepFiringFor);
  }
  for (const [at, texts] of timesWatched({ catalog, queries })) check(at, ...texts);
  for (const [at, { groupWait, groupInterval, repeatInterval }] of routesOf(catalog)) {
    check(at, groupWait, groupInterval, repeatInterval);
  }
  for (const schedule of catalog.onCall.schedules) check(path("onCall", "schedules", schedule.name), schedule.turn);
  for (const policy of catalog.onCall.escalationPolicies) {
    check(path("onCall", "escalationPolicies", policy.name), ...policy.levels.map(({ delay }) => delay));
  }
  return mistakes;
};

import { conditionWindows } from "../../alert.ts";
import { isDuration } from "../../duration.ts";
import { windowsOf } from "../../query.ts";
import type { Issue } from "../../issue.ts";
import { path, quoted } from "../path.ts";
import type { Check, Subject } from "../subject.ts";
import { routesOf } from "./routes.ts";

const expected = "one whole number and one of ms, s, m, h, d, such as 90m";

/** The windows of queries and alerts, and how often and how long dashboards and checks look, with where each stands. */
export function timesWatched(
  { catalog, queries }: Subject,
  look: (at: () => string, texts: readonly (string | undefined)[]) => void,
): void {
  for (const { name, condition } of catalog.alerts) {
    look(() => path("alerts", name, "condition"), conditionWindows(condition));
  }
  for (const { query, path: at } of queries) {
    if (query.kind === "predict") look(() => `${at}.ahead`, [query.ahead]);
    if (query.kind === "up") look(() => `${at}.within`, [query.within]);
  }
  for (const { name, window } of catalog.logAlerts) look(() => path("logAlerts", name, "window"), [window]);
  for (const { uid, refresh, range, rows } of catalog.dashboards) {
    look(() => path("dashboards", uid, "refresh"), [refresh]);
    look(() => path("dashboards", uid, "range"), [range]);
    for (const { panels } of rows) {
      for (const panel of panels) {
        if (panel.kind === "slo") continue;
        for (const { query } of panel.queries) look(() => path("dashboards", uid, panel.title), windowsOf(query));
      }
    }
  }
  for (const { name, interval, timeout } of catalog.uptimeChecks) {
    look(() => path("uptimeChecks", name, "interval"), [interval]);
    look(() => path("uptimeChecks", name, "timeout"), [timeout]);
  }
}

/** Where something stands, made text only where it is needed. */
export const textOf = (at: string | (() => string)): string => (typeof at === "string" ? at : at());

/** Texts that are no duration. TypeScript takes 1.5h and -5m for durations; they are none. */
export const durations: Check = (subject) => {
  const { catalog, stated } = subject;
  const issues: Issue[] = [];
  const check = (at: string | (() => string), ...texts: readonly (string | undefined)[]) => {
    for (const text of texts) {
      if (text !== undefined && !isDuration(text)) issues.push({ path: textOf(at), got: quoted(text), expected });
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
  timesWatched(subject, (at, texts) => {
    check(at, ...texts);
  });
  for (const [at, { groupWait, groupInterval, repeatInterval }] of routesOf(catalog)) {
    check(at, groupWait, groupInterval, repeatInterval);
  }
  for (const schedule of catalog.onCall.schedules) check(path("onCall", "schedules", schedule.name), schedule.turn);
  for (const policy of catalog.onCall.escalationPolicies) {
    check(path("onCall", "escalationPolicies", policy.name), ...policy.levels.map(({ delay }) => delay));
  }
  return issues;
};

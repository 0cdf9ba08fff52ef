import { conditionWindows } from "../../alert.ts";
import { isDuration } from "../../duration.ts";
import { windowsOf } from "../../query.ts";
import type { Mistake } from "../mistake.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

const allowed = "one whole number and one of ms, s, m, h, d, such as 90m";

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
  for (const { name, condition } of catalog.alerts)
    check(path("alerts", name, "condition"), ...conditionWindows(condition));
  for (const { query, path: at } of queries) if (query.kind === "predict") check(`${at}.ahead`, query.ahead);
  for (const { name, window } of catalog.logAlerts) check(path("logAlerts", name, "window"), window);
  for (const { uid, refresh, range, rows } of catalog.dashboards) {
    check(path("dashboards", uid, "refresh"), refresh);
    check(path("dashboards", uid, "range"), range);
    for (const panel of rows.flatMap(({ panels }) => panels)) {
      if (panel.kind === "slo") continue;
      check(path("dashboards", uid, panel.title), ...panel.queries.flatMap(({ query }) => windowsOf(query)));
    }
  }
  for (const { name, interval, timeout } of catalog.uptimeChecks) {
    check(path("uptimeChecks", name, "interval"), interval);
    check(path("uptimeChecks", name, "timeout"), timeout);
  }
  const { defaultRoute, routes } = catalog.notifications;
  for (const [at, route] of [["defaultRoute", defaultRoute] as const, ...Object.entries(routes)]) {
    const where = at === "defaultRoute" ? "notifications.defaultRoute" : `notifications.routes[${at}]`;
    check(where, route.groupWait, route.groupInterval, route.repeatInterval);
  }
  for (const schedule of catalog.onCall.schedules) check(path("onCall", "schedules", schedule.name), schedule.turn);
  for (const policy of catalog.onCall.escalationPolicies) {
    check(path("onCall", "escalationPolicies", policy.name), ...policy.levels.map(({ delay }) => delay));
  }
  return mistakes;
};

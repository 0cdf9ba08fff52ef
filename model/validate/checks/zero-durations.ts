import { conditionWindows } from "../../alert.ts";
import { windowsOf } from "../../query.ts";
import type { Mistake } from "../mistake.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";
import { length } from "../subject.ts";
import { routesOf } from "./routes.ts";

/** Intervals and windows of no time at all, which no backend takes. What is no duration another check tells. */
export const zeroDurations: Check = ({ catalog, queries }) => {
  const mistakes: Mistake[] = [];
  const check = (at: string, ...durations: readonly (string | undefined)[]) => {
    for (const text of durations) {
      if (text !== undefined && length(text) === 0) mistakes.push({ path: at, found: text, allowed: "more than 0s" });
    }
  };
  check("scrapeInterval", catalog.scrapeInterval);
  check("evaluationInterval", catalog.evaluationInterval);
  for (const { name, interval } of catalog.scrapeJobs) check(path("scrapeJobs", name, "interval"), interval);
  for (const { name, absentAfter } of catalog.slos) check(path("slos", name, "absentAfter"), absentAfter);
  for (const { name, condition } of catalog.alerts) {
    check(path("alerts", name, "condition"), ...conditionWindows(condition));
  }
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
  for (const [at, { groupInterval, repeatInterval }] of routesOf(catalog)) {
    check(`${at}.groupInterval`, groupInterval);
    check(`${at}.repeatInterval`, repeatInterval);
  }
  for (const { name, turn } of catalog.onCall.schedules) check(path("onCall", "schedules", name, "turn"), turn);
  return mistakes;
};

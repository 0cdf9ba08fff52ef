import { isDuration } from "../../duration.ts";
import type { Issue } from "../../issue.ts";
import { path, quoted } from "../path.ts";
import type { Check, Subject } from "../subject.ts";
import { length } from "../subject.ts";
import { routesOf } from "./routes.ts";

/** Where something stands; made text only where it is needed. */
type Place = string | (() => string);

const textOf = (at: Place): string => (typeof at === "string" ? at : at());

const expected = "one whole number and one of ms, s, m, h, d, such as 90m";

/** The windows of queries and alerts, and how often and how long dashboards and checks look, with where each stands. */
function timesWatched(
  { catalog, leaves, queries }: Subject,
  look: (at: () => string, text: string | undefined) => void,
): void {
  for (const { leaf, path: at } of leaves) if (leaf.kind === "absent") look(() => `${at}.window`, leaf.window);
  for (const { query, path: at, of } of queries) {
    // An SLO's windows come of its period.
    if (of !== "slo" && "window" in query) look(() => `${at}.window`, query.window);
    if (query.kind === "value") look(() => `${at}.offset`, query.offset);
    if (query.kind === "predict") look(() => `${at}.ahead`, query.ahead);
    if (query.kind === "up") look(() => `${at}.within`, query.within);
  }
  for (const { name, window } of catalog.logAlerts) look(() => path("logAlerts", name, "window"), window);
  for (const { uid, refresh, range } of catalog.dashboards) {
    look(() => path("dashboards", uid, "refresh"), refresh);
    look(() => path("dashboards", uid, "range"), range);
  }
  for (const { name, interval, timeout } of catalog.uptimeChecks) {
    look(() => path("uptimeChecks", name, "interval"), interval);
    look(() => path("uptimeChecks", name, "timeout"), timeout);
  }
}

/** Texts that are no duration, and intervals and windows of no time at all, which no backend takes. */
export const durations: Check = (subject) => {
  const { catalog, stated } = subject;
  const issues: Issue[] = [];
  /** For what may be no time at all, such as a `for` or a wait. */
  const duration = (at: Place, text: string | undefined) => {
    if (text !== undefined && !isDuration(text)) issues.push({ path: textOf(at), got: quoted(text), expected });
  };
  const positive = (at: Place, text: string | undefined) => {
    duration(at, text);
    if (text !== undefined && length(text) === 0)
      issues.push({ path: textOf(at), got: text, expected: "more than 0s" });
  };
  positive("scrapeInterval", catalog.scrapeInterval);
  positive("evaluationInterval", catalog.evaluationInterval);
  for (const { name, interval } of catalog.scrapeJobs) positive(path("scrapeJobs", name, "interval"), interval);
  for (const { name, period, absentAfter } of catalog.slos) {
    duration(() => path("slos", name, "period"), period);
    positive(() => path("slos", name, "absentAfter"), absentAfter);
  }
  for (const [alert, at] of stated) {
    duration(() => `${at}.for`, alert.for);
    duration(() => `${at}.keepFiringFor`, alert.keepFiringFor);
  }
  timesWatched(subject, positive);
  for (const [at, { groupWait, groupInterval, repeatInterval }] of routesOf(catalog)) {
    duration(`${at}.groupWait`, groupWait);
    positive(`${at}.groupInterval`, groupInterval);
    positive(`${at}.repeatInterval`, repeatInterval);
  }
  for (const { name, turn } of catalog.onCall.schedules) positive(path("onCall", "schedules", name, "turn"), turn);
  for (const { name, levels } of catalog.onCall.escalationPolicies) {
    levels.forEach(({ delay }, index) => {
      duration(`${path("onCall", "escalationPolicies", name)}.levels[${index}].delay`, delay);
    });
  }
  return issues;
};

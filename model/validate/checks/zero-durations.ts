import type { Issue } from "../../issue.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";
import { length } from "../subject.ts";
import { textOf, timesWatched } from "./durations.ts";
import { routesOf } from "./routes.ts";

/** Intervals and windows of no time at all, which no backend takes. What is no duration another check reports. */
export const zeroDurations: Check = (subject) => {
  const { catalog } = subject;
  const issues: Issue[] = [];
  const check = (at: string | (() => string), ...durations: readonly (string | undefined)[]) => {
    for (const text of durations) {
      if (text !== undefined && length(text) === 0)
        issues.push({ path: textOf(at), got: text, expected: "more than 0s" });
    }
  };
  check("scrapeInterval", catalog.scrapeInterval);
  check("evaluationInterval", catalog.evaluationInterval);
  for (const { name, interval } of catalog.scrapeJobs) check(path("scrapeJobs", name, "interval"), interval);
  for (const { name, absentAfter } of catalog.slos) check(path("slos", name, "absentAfter"), absentAfter);
  timesWatched(subject, (at, texts) => {
    check(at, ...texts);
  });
  for (const [at, { groupInterval, repeatInterval }] of routesOf(catalog)) {
    check(`${at}.groupInterval`, groupInterval);
    check(`${at}.repeatInterval`, repeatInterval);
  }
  for (const { name, turn } of catalog.onCall.schedules) check(path("onCall", "schedules", name, "turn"), turn);
  return issues;
};

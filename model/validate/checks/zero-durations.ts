import type { Mistake } from "../mistake.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";
import { length } from "../subject.ts";
import { timesWatched } from "./durations.ts";
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
  for (const [at, texts] of timesWatched({ catalog, queries })) check(at, ...texts);
  for (const [at, { groupInterval, repeatInterval }] of routesOf(catalog)) {
    check(`${at}.groupInterval`, groupInterval);
    check(`${at}.repeatInterval`, repeatInterval);
  }
  for (const { name, turn } of catalog.onCall.schedules) check(path("onCall", "schedules", name, "turn"), turn);
  return mistakes;
};

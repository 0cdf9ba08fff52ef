import type { Issue } from "../../issue.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

const whole = (least: number, most: number) => (value: number) =>
  Number.isSafeInteger(value) && value >= least && value <= most;

const isPort = whole(1, 65_535);
const isCount = whole(0, Number.MAX_SAFE_INTEGER);

/** Finite numbers outside of what they count. */
export const numberRanges: Check = ({ catalog, queries }) => {
  const issues: Issue[] = [];
  const check = (at: string, value: number | undefined, fits: (value: number) => boolean, expected: string) => {
    if (value !== undefined && !fits(value)) issues.push({ path: at, got: String(value), expected });
  };
  for (const { name, port } of catalog.scrapeJobs) {
    check(path("scrapeJobs", name, "port"), port, isPort, "a port, 1 to 65535");
  }
  check("notifications.smtp.port", catalog.notifications.smtp.port, isPort, "a port, 1 to 65535");
  for (const { name, labels } of catalog.metrics) {
    for (const [label, { budget }] of Object.entries(labels)) {
      check(path("metrics", name, "labels", label, "budget"), budget, isCount, "a whole number from 0 on");
    }
  }
  for (const { query, path: at } of queries) {
    if (query.kind === "quantile") check(`${at}.q`, query.q, (q) => q >= 0 && q <= 1, "0 to 1, such as 0.95");
  }
  for (const { name, minimumBadEvents, minimumTraffic } of catalog.slos) {
    check(path("slos", name, "minimumBadEvents"), minimumBadEvents, isCount, "a whole number from 0 on");
    const at = path("slos", name, "minimumTraffic", "events");
    check(at, minimumTraffic?.events, whole(1, Number.MAX_SAFE_INTEGER), "a whole number from 1 on");
  }
  for (const { name, repeat } of catalog.onCall.escalationPolicies) {
    check(path("onCall", "escalationPolicies", name, "repeat"), repeat, isCount, "a whole number from 0 on");
  }
  for (const { uid, rows } of catalog.dashboards) {
    for (const { title, width } of rows.flatMap(({ panels }) => panels)) {
      check(
        path("dashboards", uid, title, "width"),
        width,
        (columns) => [6, 8, 12, 24].includes(columns),
        "6, 8, 12 or 24",
      );
    }
  }
  return issues;
};

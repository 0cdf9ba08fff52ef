import type { Condition } from "../../alert.ts";
import { conditionWindows, leaves } from "../../alert.ts";
import type { Duration } from "../../duration.ts";
import { longest } from "../../duration.ts";
import type { Issue } from "../../issue.ts";
import { readinessOf } from "../../query.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";
import { length } from "../subject.ts";

/** Loki cannot keep lines for less, so that every log store has this much of them whatever its retention. */
const linesKept: Duration = "1d";

function tooLong(windows: readonly Duration[], most: Duration, at: string, why: string): readonly Issue[] {
  const window = longest(windows.filter((readable) => !Number.isNaN(length(readable))));
  if (window === undefined || length(window) <= length(most)) return [];
  return [{ path: at, got: `a window of ${window}`, expected: `at most ${most}, ${why}` }];
}

const readiness = (condition: Condition): readonly Duration[] =>
  leaves(condition).flatMap((leaf) => (leaf.kind === "threshold" ? readinessOf(leaf.query) : []));

/** Alerts that look further back than what they read is kept, so that they judge by less than they say. */
export const alertWindows: Check = ({ catalog, limits: { metricRetention } }) => [
  ...catalog.alerts.flatMap(({ name, condition }) =>
    tooLong(
      [...conditionWindows(condition), ...readiness(condition)],
      metricRetention,
      path("alerts", name, "condition"),
      "as long as metrics are kept",
    ),
  ),
  ...catalog.logAlerts.flatMap(({ name, window }) =>
    tooLong([window], linesKept, path("logAlerts", name, "window"), "as long as every log store keeps lines"),
  ),
];

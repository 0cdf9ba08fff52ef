import { conditionWindows } from "../../alert.ts";
import { longest } from "../../duration.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";
import { length } from "../subject.ts";

/** Alerts that look further back than metrics are kept, so that they judge by less than they say. */
export const alertWindows: Check = ({ catalog, limits: { metricRetention } }) =>
  catalog.alerts.flatMap(({ name, condition }) => {
    const readable = conditionWindows(condition).filter((window) => !Number.isNaN(length(window)));
    const window = longest(readable);
    if (window === undefined || length(window) <= length(metricRetention)) return [];
    return [
      {
        path: path("alerts", name, "condition"),
        found: `a window of ${window}`,
        allowed: `at most ${metricRetention}, as long as metrics are kept`,
      },
    ];
  });

import type { Absent } from "../../../model/alert.ts";
import { seconds } from "../../../model/duration.ts";
import type { Context } from "../names.ts";
import { requireScraped } from "../names.ts";
import { events, gauge } from "../query/series.ts";
import type { MonitorSpec } from "./definition.ts";
import { missingJob } from "./service-check.ts";
import { windowText } from "./window.ts";

/**
 * Whether a monitor notifies of missing data. A composite that reads one has no data itself where that one has none, and
 * does not notify of that.
 */
export function notifiesOfAbsence({ options }: MonitorSpec): boolean {
  return options.on_missing_data === "show_and_notify_no_data" || options.notify_no_data === true;
}

/** No data within the window: a monitor whose threshold nothing can cross, and that notifies when data is missing. */
export function absentSpec({ of, window }: Absent, context: Context): MonitorSpec {
  if ("job" in of) return missingJob(of.job, window, context);
  const { metric, filter } = of;
  requireScraped([metric.job], context);
  const look = windowText(seconds(window));
  const query =
    metric.type === "gauge"
      ? `max(last_${look}):abs(${gauge({ kind: "value", metric, filter }, "max", [], context)})`
      : `sum(last_${look}):${events({ kind: "increase", metric, filter, window }, [], context, { kind: "total", window })}`;
  return {
    type: "query alert",
    query: `${query} < 0`,
    options: { thresholds: { critical: 0 }, on_missing_data: "show_and_notify_no_data", require_full_window: false },
    groups: [],
    losses: [],
  };
}

import type { Alert } from "../../model/alert.ts";
import { when } from "../../model/alert.ts";
import { sloAlerts } from "../../model/burn-rate.ts";
import type { Catalog } from "../../model/catalog.ts";
import { decimal } from "../../model/decimal.ts";
import type { Duration } from "../../model/duration.ts";
import { seconds } from "../../model/duration.ts";
import { ofItem } from "../../model/origin.ts";
import { arithmetic } from "../../model/query.ts";
import type { Slo } from "../../model/slo.ts";
import { badEventRate } from "../../model/slo.ts";
import type { StackContext } from "../../model/stack.ts";
import { alertingRule } from "./alerting-rule.ts";
import { conditionPromql } from "./promql.ts";
import type { RuleFile } from "./rule-file.ts";
import { sloRecordings } from "./slo-recordings.ts";
import type { SloWindows } from "./slo-series.ts";
import { ofSlo, sloMetrics, sloWindows } from "./slo-series.ts";

/**
 * Bad events within the long window. A derived window sums the base recordings, one per evaluation, times the seconds
 * between two of these.
 */
function enoughBadEvents(slo: Slo, long: Duration, { base, derived }: SloWindows, interval: Duration): string {
  if (!derived.includes(long)) {
    const events = arithmetic(badEventRate(slo, long), "*", seconds(long));
    return conditionPromql(when(events, ">=", slo.minimumBadEvents));
  }
  const errors = `sum_over_time(${sloMetrics.errors(base)}${ofSlo(slo)}[${long}])`;
  return `${errors} * ${decimal(seconds(interval))} >= ${slo.minimumBadEvents}`;
}

/** The alert's condition, asked of the recordings of this evaluation instead of the raw metrics. */
function expression(slo: Slo, alert: Alert, windows: SloWindows, interval: Duration): string {
  if (alert.condition.kind === "absent") return conditionPromql(alert.condition);
  return windows.burn
    .filter(({ severity }) => severity === alert.severity)
    .map(({ long, short, threshold }) => {
      const limit = decimal(threshold);
      const burning = (window: Duration) => `${sloMetrics.errorRatio(window)}${ofSlo(slo)} > ${limit}`;
      const guard = slo.minimumBadEvents === 0 ? [] : [enoughBadEvents(slo, long, windows, interval)];
      return [burning(long), burning(short), ...guard].join("\nand on (service)\n");
    })
    .join("\nor\n");
}

export const sloFileName = (slo: string): string => `slo-${slo}`;

/** One group per SLO, its recordings before the alerts that read them; 19 rules where no window coincides. */
export function sloRuleFile(slo: Slo, catalog: Catalog, stack: StackContext): RuleFile {
  const labels = { slo: slo.name, service: slo.service, environment: stack.environment, cluster: stack.cluster };
  const interval = catalog.evaluationInterval;
  const windows = sloWindows(slo);
  const alerts = sloAlerts(slo).map((alert) =>
    alertingRule(alert, expression(slo, alert, windows, interval), catalog, stack),
  );
  const name = sloFileName(slo.name);
  return {
    name,
    service: slo.service,
    origin: ofItem(`slo ${slo.name}, its recordings and its alerts`),
    groups: [{ name, interval, rules: [...sloRecordings(slo, windows, labels), ...alerts] }],
  };
}

import type { Alert } from "../../model/alert.ts";
import type { BurnWindow } from "../../model/burn-rate.ts";
import { when } from "../../model/alert.ts";
import { burnsOver, sloAlertNames, sloAlerts } from "../../model/burn-rate.ts";
import type { Catalog } from "../../model/catalog.ts";
import { decimal } from "../../model/decimal.ts";
import type { Duration } from "../../model/duration.ts";
import { seconds } from "../../model/duration.ts";
import { ofItem } from "../../model/origin.ts";
import { arithmetic } from "../../model/query.ts";
import type { Slo } from "../../model/slo.ts";
import { badEventRate, sliEvents } from "../../model/slo.ts";
import type { StackContext } from "../../model/stack.ts";
import { alertingRule } from "./alerting-rule.ts";
import { aggregated, conditionPromql, countedSeries, rounded } from "./promql.ts";
import type { RuleFile } from "./rule-file.ts";
import { gapRecordings } from "./slo-gaps.ts";
import { sloRecordings, summedRatio } from "./slo-recordings.ts";
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

/** No sample; or too little traffic, once the counters are old enough to have counted the minimum. */
function absence(slo: Slo, alert: Alert): string {
  const condition = conditionPromql(alert.condition);
  if (slo.minimumTraffic === undefined) return condition;
  const { within } = slo.minimumTraffic;
  const series = countedSeries(sliEvents(slo, within).total);
  return `${condition}\nand on (service)\n${aggregated("count", ["service"], `${series} offset ${within}`)}`;
}

/**
 * The recorded ratio; for a ticket's last hour its base recordings, because the raw ratio over an hour knows nothing of
 * a gap in the samples that was longer.
 */
function ratioOver(slo: Slo, window: Duration, { severity }: BurnWindow, { base, hour }: SloWindows): string {
  return severity !== "critical" && window === hour
    ? rounded(summedRatio(slo, base, window))
    : `${sloMetrics.errorRatio(window)}${ofSlo(slo)}`;
}

/** The alert's condition, asked of the recordings of this evaluation instead of the raw metrics. */
function expression(slo: Slo, alert: Alert, windows: SloWindows, interval: Duration): string {
  if (alert.name === sloAlertNames(slo).absent) return absence(slo, alert);
  return windows.burn
    .filter(({ severity }) => severity === alert.severity)
    .map((burn) => {
      const limit = decimal(burn.threshold);
      const burning = burnsOver(slo, burn).map((window) => `${ratioOver(slo, window, burn, windows)} > ${limit}`);
      const guard = slo.minimumBadEvents === 0 ? [] : [enoughBadEvents(slo, burn.long, windows, interval)];
      return [...burning, ...guard].join("\nand on (service)\n");
    })
    .join("\nor\n");
}

export const sloFileName = (slo: string): string => `slo-${slo}`;

/** One group per SLO, its recordings before the alerts that read them, 19 rules at most; and one that looks for gaps, seldom. */
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
    groups: [
      { name: `${name}-gaps`, interval: windows.base, rules: gapRecordings(slo, windows, labels) },
      { name, interval, rules: [...sloRecordings(slo, windows, labels), ...alerts] },
    ],
  };
}

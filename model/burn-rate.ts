import type { Alert, Condition, DrillFault, Severity } from "./alert.ts";
import { absent, allOf, anyOf, when } from "./alert.ts";
import type { Fraction } from "./decimal.ts";
import { compare, decimal, fraction, minus, over, parseDecimal, times, toNumber } from "./decimal.ts";
import type { Duration } from "./duration.ts";
import { divide, duration, milliseconds, seconds } from "./duration.ts";
import { oncePer } from "./once-per.ts";
import { arithmetic } from "./query.ts";
import type { Slo } from "./slo.ts";
import { badEventRate, errorRatio } from "./slo.ts";

/**
 * Multi-window multi-burn-rate alerts. An alert that consumes the share c of a period P's budget within its long window
 * L burns at factor c·P/L; both the long window and one twelfth of it must burn, so that the alert ends soon after the
 * fault does. Shares and windows are those of Google's SRE workbook (chapter "Alerting on SLOs") for 30 days, with the
 * customary fourth row of 10 % in a day.
 */
interface WindowShare {
  readonly long: Duration;
  readonly short: Duration;
  /** Share of the budget, in per cent. */
  readonly share: number;
  readonly severity: Severity;
}

const workbook: readonly WindowShare[] = [
  { long: "1h", short: "5m", share: 2, severity: "critical" },
  { long: "6h", short: "30m", share: 5, severity: "critical" },
  { long: "1d", short: "2h", share: 10, severity: "warning" },
  { long: "3d", short: "6h", share: 10, severity: "warning" },
];

const referencePeriod: Duration = "30d";

export interface BurnWindow {
  readonly long: Duration;
  readonly short: Duration;
  readonly severity: Severity;
  /** How many times faster than allowed the budget is spent, exactly. */
  readonly factor: Fraction;
  /** factor × budget: the error ratio above which this window burns. */
  readonly threshold: Fraction;
}

/** 1 − objective, exactly: 99.9 is 1/1000. */
export function errorBudget(slo: Slo): Fraction {
  return minus(fraction(1), over(parseDecimal(slo.objective), fraction(100)));
}

/**
 * The windows of an SLO with their factors.
 *
 * A period below 28 days scales the windows by period / 30 d, because the factors of the long windows would fall below
 * 1 and ticket a service that keeps its objective; from 28 days on the factor is max(1, c·P/L).
 * A stack whose time runs faster divides every window; the factors stay those of the real period.
 */
export function burnWindows(slo: Slo): readonly BurnWindow[] {
  const promise = `${slo.objective} ${slo.period} ${slo.realPeriod ?? slo.period}`;
  const windows = windowsOf.get(promise) ?? exactWindows(slo);
  windowsOf.set(promise, windows);
  return windows;
}

/** A catalog has few different promises, and exact arithmetic takes its time. */
const windowsOf = new Map<string, readonly BurnWindow[]>();

function exactWindows(slo: Slo): readonly BurnWindow[] {
  const period = milliseconds(slo.realPeriod ?? slo.period);
  const speed = fraction(period, milliseconds(slo.period));
  const scale = period < milliseconds("28d") ? fraction(period, milliseconds(referencePeriod)) : fraction(1);
  const budget = errorBudget(slo);
  return workbook.map(({ long, short, share, severity }) => {
    const scaled = times(fraction(milliseconds(long)), scale);
    const burn = over(times(fraction(share, 100), fraction(period)), scaled);
    const factor = compare(burn, fraction(1)) < 0 ? fraction(1) : burn;
    const shrink = (window: Duration) => duration(milliseconds(window) * toNumber(over(scale, speed)));
    return { long: shrink(long), short: shrink(short), severity, factor, threshold: times(factor, budget) };
  });
}

function pascalCase(name: string): string {
  return name.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
}

export const sloAlertNames = oncePer((slo: Slo) => {
  const name = pascalCase(slo.name);
  return { page: `${name}ErrorBudgetBurn`, ticket: `${name}ErrorBudgetBurnSlow`, absent: `${name}SliAbsent` };
});

function enoughBadEvents(slo: Slo, window: Duration): readonly Condition[] {
  if (slo.minimumBadEvents === 0) return [];
  return [when(arithmetic(badEventRate(slo, window), "*", seconds(window)), ">=", slo.minimumBadEvents)];
}

function burnAlert(slo: Slo, name: string, severity: Severity, drill: DrillFault): Alert {
  const windows = burnWindows(slo).filter((window) => window.severity === severity);
  return {
    name,
    severity,
    service: slo.service,
    slo: slo.name,
    for: "0s",
    condition: anyOf(
      ...windows.map(({ long, short, threshold }) =>
        allOf(
          ["service"],
          when(errorRatio(slo, long), ">", toNumber(threshold)),
          when(errorRatio(slo, short), ">", toNumber(threshold)),
          ...enoughBadEvents(slo, long),
        ),
      ),
    ),
    summary:
      severity === "critical"
        ? `${slo.title}: the error budget burns too fast`
        : `${slo.title}: the error budget will not last the period`,
    description:
      `{value} of the requests miss the objective of ${slo.objective} %. ` +
      windows.map(({ long, factor }) => `${decimal(factor)} times the allowed rate over ${long}`).join(", or ") +
      " spends the budget before its time.",
    unit: "ratio",
    dashboard: slo.dashboard,
    drill,
  };
}

/**
 * The three alerts that every SLO brings: the page, the ticket, and the one that says that the SLI itself is gone
 * (without traffic the burn alerts are silent, which must not pass for health). Burn alerts have no `for`: both windows already damp.
 */
export const sloAlerts = oncePer((slo: Slo): readonly Alert[] => {
  const names = sloAlertNames(slo);
  const metric = slo.sli.kind === "availability" ? slo.sli.total : slo.sli.histogram;
  return [
    burnAlert(slo, names.page, "critical", slo.drill.page),
    burnAlert(slo, names.ticket, "warning", slo.drill.ticket),
    {
      name: names.absent,
      severity: "warning",
      service: slo.service,
      slo: slo.name,
      // A tenth more, because a monitoring that has just started has no sample yet either.
      for: divide(slo.absentAfter, 10),
      condition: absent({ metric, filter: slo.sli.filter }, slo.absentAfter),
      summary: `${slo.title}: nothing to measure`,
      description: `${metric.name} has had no sample for ${slo.absentAfter}, so nobody can tell whether the objective of ${slo.objective} % is kept.`,
      unit: "none",
      dashboard: slo.dashboard,
      drill: slo.drill.absent,
    },
  ];
});

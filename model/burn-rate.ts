import type { Alert, Condition, DrillFault, Severity } from "./alert.ts";
import { absent, allOf, anyOf, when } from "./alert.ts";
import type { Fraction } from "./decimal.ts";
import { compare, decimal, fraction, minus, over, parseDecimal, times, toNumber } from "./decimal.ts";
import type { Duration } from "./duration.ts";
import { divide, duration, milliseconds, seconds } from "./duration.ts";
import { oncePer } from "./once-per.ts";
import { arithmetic, increase, sum } from "./query.ts";
import type { Slo } from "./slo.ts";
import { badEventRate, errorRatio, sliMetric } from "./slo.ts";

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
const shortestOfWorkbook: Duration = "5m";

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

/** A window of the workbook that an SLO does without, and why. */
export interface OmittedWindow {
  readonly long: Duration;
  readonly severity: Severity;
  readonly why: string;
}

interface Windows {
  readonly used: readonly BurnWindow[];
  readonly omitted: readonly OmittedWindow[];
  readonly base: Duration;
  readonly hour: Duration;
}

/**
 * The windows of an SLO with their factors: those of the workbook that can tell something of it.
 *
 * A period below 28 days scales the windows by period / 30 d, because the factors of the long windows would fall below
 * 1 and ticket a service that keeps its objective; from 28 days on the factor is max(1, c·P/L). Where the shortest
 * window would then hold too few scrapes, all are scaled up until it does, and factors follow by the same formula.
 * A stack whose time runs faster divides every window; the factors stay those of the real period.
 */
export const burnWindows = (slo: Slo): readonly BurnWindow[] => windowsFor(slo).used;

/** The workbook's windows that could tell nothing of this SLO. */
export const omittedWindows = (slo: Slo): readonly OmittedWindow[] => windowsFor(slo).omitted;

/** The workbook's shortest window and its hour, scaled as the others; an SLO has them whichever windows its alerts use. */
export function recentWindows(slo: Slo): { readonly base: Duration; readonly hour: Duration } {
  const { base, hour } = windowsFor(slo);
  return { base, hour };
}

function windowsFor(slo: Slo): Windows {
  const promise = [slo.objective, slo.period, slo.realPeriod ?? slo.period, slo.shortestWindow ?? ""].join(" ");
  const windows = windowsOf.get(promise) ?? exactWindows(slo);
  windowsOf.set(promise, windows);
  return windows;
}

/** A catalog has few different promises, and exact arithmetic takes its time. */
const windowsOf = new Map<string, Windows>();

/** By how much the workbook's windows are stretched. */
function windowScale({ shortestWindow }: Slo, period: number): Fraction {
  const promised = period < milliseconds("28d") ? fraction(period, milliseconds(referencePeriod)) : fraction(1);
  if (shortestWindow === undefined) return promised;
  const filled = fraction(milliseconds(shortestWindow), milliseconds(shortestOfWorkbook));
  return compare(filled, promised) > 0 ? filled : promised;
}

function exactWindows(slo: Slo): Windows {
  const period = milliseconds(slo.realPeriod ?? slo.period);
  const speed = fraction(period, milliseconds(slo.period));
  const scale = windowScale(slo, period);
  const budget = errorBudget(slo);
  const one = fraction(1);
  const shrink = (window: Duration) => duration(milliseconds(window) * toNumber(over(scale, speed)));
  const used: BurnWindow[] = [];
  const omitted: OmittedWindow[] = [];
  for (const { long, short, share, severity } of workbook) {
    const scaled = times(fraction(milliseconds(long)), scale);
    const burn = over(times(fraction(share, 100), fraction(period)), scaled);
    const factor = compare(burn, one) < 0 ? one : burn;
    const threshold = times(factor, budget);
    const why = obstacle(severity, burn, threshold, compare(scaled, fraction(period)) > 0);
    if (why === undefined) used.push({ long: shrink(long), short: shrink(short), severity, factor, threshold });
    else omitted.push({ long: shrink(long), severity, why });
  }
  return { used, omitted, base: shrink(shortestOfWorkbook), hour: shrink("1h") };
}

/** Why a window cannot tell anything; undefined where it can. */
function obstacle(severity: Severity, burn: Fraction, threshold: Fraction, beyondPeriod: boolean): string | undefined {
  if (beyondPeriod) return "it is longer than the period";
  if (compare(threshold, fraction(1)) >= 0)
    return `it asks for an error ratio of ${decimal(threshold, 4)}, more than a total outage`;
  if (severity === "critical" && compare(burn, fraction(1)) <= 0) {
    return "its share of the budget is spent at the allowed rate, which is nothing to page for";
  }
  return undefined;
}

function pascalCase(name: string): string {
  return name.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
}

/** Their names, whether or not the SLO's windows make a page and a ticket; `sloAlerts` are those that there are. */
export const sloAlertNames = oncePer((slo: Slo) => {
  const name = pascalCase(slo.name);
  return { page: `${name}ErrorBudgetBurn`, ticket: `${name}ErrorBudgetBurnSlow`, absent: `${name}SliAbsent` };
});

function enoughBadEvents(slo: Slo, window: Duration): readonly Condition[] {
  if (slo.minimumBadEvents === 0) return [];
  return [when(arithmetic(badEventRate(slo, window), "*", seconds(window)), ">=", slo.minimumBadEvents)];
}

/**
 * The windows that must all burn. A page ends minutes after the fault by its short window. A ticket's is hours long, so
 * it also asks whether the budget has burnt within the last hour: else it would stay for six hours after a repaired
 * outage, and a second burn in these would be no news to anybody.
 */
export function burnsOver(slo: Slo, { long, short, severity }: BurnWindow): readonly Duration[] {
  return severity === "critical" ? [long, short] : [long, short, recentWindows(slo).hour];
}

function burning(slo: Slo, window: BurnWindow): readonly Condition[] {
  return [
    ...burnsOver(slo, window).map((length) => when(errorRatio(slo, length), ">", toNumber(window.threshold))),
    ...enoughBadEvents(slo, window.long),
  ];
}

function burnAlert(slo: Slo, name: string, severity: Severity, drill: DrillFault): readonly Alert[] {
  const windows = burnWindows(slo).filter((window) => window.severity === severity);
  if (windows.length === 0) return [];
  return [
    {
      name,
      severity,
      service: slo.service,
      slo: slo.name,
      for: "0s",
      condition: anyOf(...windows.map((window) => allOf(["service"], ...burning(slo, window)))),
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
    },
  ];
}

/** What the absence alert says of traffic that stops while its counters stay. */
function withoutTraffic(slo: Slo, metric: string): string {
  const { minimumTraffic } = slo;
  const unknown = `so nobody can tell whether the objective of ${slo.objective} % is kept`;
  if (minimumTraffic === undefined) {
    return (
      `${metric} has had no sample for ${slo.absentAfter}, ${unknown}. ` +
      "Traffic that stops while its counters stay is not reported: no minimum is stated for it."
    );
  }
  const { events, within, drivenBy } = minimumTraffic;
  const least = `at least ${events} within ${within} ${events === 1 ? "is" : "are"} expected`;
  const source = drivenBy === undefined ? "" : `, for the uptime check ${drivenBy} makes them`;
  return `${metric} has had no sample for ${slo.absentAfter}, or has counted too few events (${least}${source}), ${unknown}.`;
}

function absentAlert(slo: Slo, name: string): Alert {
  const metric = sliMetric(slo);
  const { filter } = slo.sli;
  const gone = absent({ metric, filter }, slo.absentAfter);
  const { minimumTraffic } = slo;
  return {
    name,
    severity: "warning",
    service: slo.service,
    slo: slo.name,
    // A tenth more, because a monitoring that has just started has no sample yet either.
    for: divide(slo.absentAfter, 10),
    condition:
      minimumTraffic === undefined
        ? gone
        : anyOf(
            gone,
            when(sum(increase(metric, minimumTraffic.within, filter), ["service"]), "<", minimumTraffic.events),
          ),
    summary: `${slo.title}: nothing to measure`,
    description: withoutTraffic(slo, metric.name),
    unit: "none",
    dashboard: slo.dashboard,
    drill: slo.drill.absent,
  };
}

/**
 * The alerts that every SLO brings: the page, the ticket, and the one that says that the SLI itself is gone (without
 * traffic the burn alerts are silent, which must not pass for health). Burn alerts have no `for`: their windows already
 * damp. There is no page, or no ticket, where none of its windows can tell anything.
 */
export const sloAlerts = oncePer((slo: Slo): readonly Alert[] => {
  const names = sloAlertNames(slo);
  return [
    ...burnAlert(slo, names.page, "critical", slo.drill.page),
    ...burnAlert(slo, names.ticket, "warning", slo.drill.ticket),
    absentAlert(slo, names.absent),
  ];
});

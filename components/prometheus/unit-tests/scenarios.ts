import type { Alert, Comparison, Condition, Threshold } from "../../../model/alert.ts";
import { conditionWindows, leaves } from "../../../model/alert.ts";
import { milliseconds, seconds } from "../../../model/duration.ts";
import type { Increase } from "../../../model/query.ts";
import { metricsOf, readinessOf } from "../../../model/query.ts";
import type { Phase, Side } from "./drive.ts";
import { drive } from "./drive.ts";
import type { Signals } from "./signals.ts";
import { labelsOf, seriesName, targetLabelsOf } from "./signals.ts";

/** Whether a condition is to hold during a phase. */
export type Level = "over" | "under";

/** Numbers just on either side of a threshold: one per thousand away, or one unit where the threshold is 0. */
function levels(op: Comparison, value: number): Readonly<Record<Level, number>> {
  const above = value === 0 ? 1 : value * 1.001;
  const below = value === 0 ? (op === ">" ? 0 : -1) : value * 0.999;
  switch (op) {
    case ">":
    case ">=":
      return { over: above, under: below };
    case "<":
    case "<=":
      return { over: below, under: above };
    case "==":
      return { over: value, under: value === 0 ? 1 : 0 };
    case "!=":
      return { over: value === 0 ? 1 : 0, under: value };
  }
}

function driveThreshold(leaf: Threshold, level: Level, signals: Signals, phase: Phase): boolean {
  const falling = leaf.op === "<" || leaf.op === "<=";
  const side: Side = (level === "over") === falling ? "atMost" : "atLeast";
  return drive(leaf.query, levels(leaf.op, leaf.value)[level], side, signals, phase);
}

/**
 * Adds the series that make a condition hold or not; false where it cannot be driven. Absence is series that are not
 * there, so only its opposite adds any.
 */
export function driveCondition(condition: Condition, level: Level, signals: Signals, phase: Phase): boolean {
  switch (condition.kind) {
    case "threshold":
      return driveThreshold(condition, level, signals, phase);
    case "absent": {
      if (level === "over") return true;
      const { of } = condition;
      if ("job" in of) {
        signals.set(seriesName("up", targetLabelsOf(of.job, phase.service)), { type: "gauge", start: 1, perSecond: 0 });
      } else {
        const name = of.metric.type === "histogram" ? `${of.metric.name}_count` : of.metric.name;
        const labels = labelsOf(of.metric, of.filter, phase.service);
        signals.set(seriesName(name, labels), { type: "counter", perSecond: 1 });
      }
      return true;
    }
    case "any": {
      // One branch is enough to hold; all others are kept quiet.
      const [first, ...rest] = condition.of;
      if (first === undefined) return false;
      const quiet = rest.every((branch) => driveCondition(branch, "under", signals, phase));
      return quiet && driveCondition(first, level, signals, phase);
    }
    case "all":
      return condition.of.every((branch) => driveCondition(branch, level, signals, phase));
    case "always":
      return level === "over";
  }
}

/** The ways in which an alert can come to hold: one for each branch of an `any`, that branch first. */
export function branches(condition: Condition): readonly Condition[] {
  if (condition.kind !== "any") return [condition];
  return condition.of.map((branch) => ({
    kind: "any",
    of: [branch, ...condition.of.filter((other) => other !== branch)],
  }));
}

/** Seconds after which a changed level has certainly reached every window: two scrapes and two evaluations of slack. */
export function settled(alert: Alert, scrape: number, evaluation: number): number {
  const windows = conditionWindows(alert.condition).map((window) => milliseconds(window) / 1000);
  const keep = alert.keepFiringFor === undefined ? 0 : seconds(alert.keepFiringFor);
  return Math.max(0, ...windows) + keep + 2 * scrape + 2 * evaluation;
}

/** Whether it compares events with a limit from above, so that neither silence nor a restart may set it off. */
export function countsEvents(condition: Condition): boolean {
  return leaves(condition).every(
    (leaf) =>
      leaf.kind === "threshold" &&
      (leaf.op === ">" || leaf.op === ">=") &&
      metricsOf(leaf.query).length > 0 &&
      metricsOf(leaf.query).every((metric) => metric.type !== "gauge"),
  );
}

/** The events of which a share only counts if there were so many of them. */
interface LeastEvents {
  readonly counted: Increase;
  readonly least: number;
}

/** The low-traffic guards of a condition, of an `any` its first: numbers of events that must hold with something else. */
export function leastEvents(condition: Condition): readonly LeastEvents[] {
  if (condition.kind === "any") return condition.of.slice(0, 1).flatMap(leastEvents);
  if (condition.kind !== "all") return [];
  return condition.of.flatMap((inner) => {
    if (inner.kind !== "threshold" || inner.op !== ">=" || inner.query.kind !== "aggregate") return [];
    const { of } = inner.query;
    return of.kind === "increase" ? [{ counted: of, least: inner.value }] : [];
  });
}

/** Whether it only holds for a target that has been ready. */
export function asksReadiness(condition: Condition): boolean {
  return leaves(condition).some((leaf) => leaf.kind === "threshold" && readinessOf(leaf.query).length > 0);
}

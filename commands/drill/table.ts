import { columns } from "../../plan/report/columns.ts";
import type { Theory } from "./theory.ts";

/** What happened in one drill; seconds since the fault, undefined for what has not happened. */
export interface DrillResult {
  readonly alert: string;
  readonly fault: string;
  readonly pending?: number;
  readonly firing?: number;
  readonly notified?: number;
  readonly resolved?: number;
  /** Who was told, e.g. "pagerduty, slack alerts-critical". */
  readonly told: readonly string[];
  readonly theory: Theory;
  /** Set where it went wrong, or where it is not awaited any longer. */
  readonly note?: string;
  readonly passed: boolean;
}

const time = (value: number | undefined): string =>
  value === undefined
    ? "–"
    : Number.isFinite(value)
      ? value < 10
        ? value.toFixed(1)
        : String(Math.round(value))
      : "never";

/** The drill's table, in seconds. */
export function drillTable(results: readonly DrillResult[]): string {
  const head = ["", "alert", "fault", "pending", "firing", "notified", "theory", "resolved", "told"];
  const rows = results.map((result) => [
    result.passed ? "✓" : "✗",
    result.alert,
    result.fault,
    time(result.pending),
    time(result.firing),
    time(result.notified),
    `${time(result.theory.best)}–${time(result.theory.worst)}`,
    time(result.resolved),
    [...result.told, ...(result.note === undefined ? [] : [`(${result.note})`])].join(", "),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const rule = widths.map((width) => "─".repeat(width));
  return columns([head, rule, ...rows], { indent: "", right: [3, 4, 5, 6, 7] });
}

import type { Documented } from "./documented.ts";
import type { Duration } from "./duration.ts";
import type { Metric, Unit } from "./metric.ts";
import type { Filter, Query, Ratio } from "./query.ts";
import { increase, metricsOf, sum, windowsOf } from "./query.ts";

/** `critical` pages a person now, `warning` becomes a ticket, `info` only informs. */
export const severities = ["critical", "warning", "info"] as const;
export type Severity = (typeof severities)[number];

export const comparisons = [">", ">=", "<", "<=", "==", "!="] as const;
export type Comparison = (typeof comparisons)[number];

export type Condition = Threshold | Absent | AnyOf | AllOf | Always;

/** The query's value compared with a number, in the query's base unit. */
export interface Threshold {
  readonly kind: "threshold";
  readonly query: Query;
  readonly op: Comparison;
  readonly value: number;
}

/** No sample within the window: a query in Prometheus, a no-data option in Datadog, a loss of signal in New Relic. */
export interface Absent {
  readonly kind: "absent";
  /** A metric, or the `up` of a scrape job. */
  readonly of: { readonly metric: Metric; readonly filter: Filter } | { readonly job: string };
  readonly window: Duration;
}

/** At least one holds; each may concern other series. */
export interface AnyOf {
  readonly kind: "any";
  readonly of: readonly Condition[];
}

/** All hold for series with equal `on` labels; the value in messages is the first one's. */
export interface AllOf {
  readonly kind: "all";
  readonly of: readonly Condition[];
  readonly on: readonly string[];
}

/** Always holds: the heartbeat by which an outside watcher knows that alerting works. */
export interface Always {
  readonly kind: "always";
}

export const when = <Q extends Query>(query: Q, op: Comparison, value: number): Threshold & { readonly query: Q } => ({
  kind: "threshold",
  query,
  op,
  value,
});
export const absent = (of: Absent["of"], window: Duration): Absent => ({ kind: "absent", of, window });
export const anyOf = (...of: Condition[]): AnyOf => ({ kind: "any", of });
export const allOf = (on: readonly string[], ...of: Condition[]): AllOf => ({ kind: "all", on, of });

/** The least number of bad events that an alert about a share of events may fire for. */
export interface Least {
  readonly events: number;
  readonly within: Duration;
}

/**
 * A share of events with a low-traffic guard: it only holds if so many of the events that are counted above the fraction
 * bar happened, too. At night, one failed request of three is no reason to wake somebody.
 */
export function guarded(
  threshold: Threshold & { readonly query: Ratio & { readonly numerator: { readonly kind: "rate" | "increase" } } },
  least: Least,
): AllOf {
  const { numerator, by } = threshold.query;
  const bad = sum(increase(numerator.metric, least.within, numerator.filter), by);
  return allOf(by, threshold, when(bad, ">=", least.events));
}

export const always: Always = { kind: "always" };

/** Where an alert's reader finds the picture: a dashboard of the catalog and, if one shows most, its panel's title. */
export interface DashboardLink {
  readonly uid: string;
  readonly panel?: string;
}

/**
 * A fault that the local tier can inject to make this alert fire, graded so that what would inhibit it stays quiet.
 * `demo` faults are the demo backend's; the others break a part of the stack itself.
 */
export type DrillFault =
  | {
      readonly kind: "demo";
      /** The demo runs twice: as the backend, and as its exporters, so that a crash of one leaves the other. */
      readonly on: "backend" | "exporters";
      readonly fault: string;
      readonly body: Readonly<Record<string, unknown>>;
    }
  /** Freeze a process of the stack (SIGSTOP) and let it go again once the alert is firing. */
  | { readonly kind: "freeze"; readonly process: string }
  /** Stop a process of the stack and start it again afterwards. */
  | { readonly kind: "stop"; readonly process: string }
  /** Make the inbox refuse one kind of message. */
  | { readonly kind: "refuse"; readonly messages: "heartbeat" | "slack" | "email" | "pagerduty" | "webhook" }
  /** Put a file that Prometheus refuses, or a rule that fails when evaluated, beside ours, and reload. */
  | { readonly kind: "prometheus"; readonly breakage: "invalid-configuration" | "failing-rule" }
  /** Take a scrape job out of Prometheus' configuration, and reload. */
  | { readonly kind: "unscrape"; readonly job: string }
  /** Holds without any fault. */
  | { readonly kind: "none" };

/** What every alert has, whatever it watches. */
export interface AlertBase extends Documented {
  /** Unique, in PascalCase: the name on the pager, of the runbook and in every backend. */
  readonly name: string;
  readonly severity: Severity;
  /** The service that it concerns, by name; becomes the `service` label. */
  readonly service: string;
  /** How long the condition must hold before anybody is notified; "0s" for at once. */
  readonly for: Duration;
  /** Keep firing this long after the condition last held, against flapping. Default: not at all. */
  readonly keepFiringFor?: Duration;
  /** One line: the title of every message. `{{threshold}}` and the like are filled from the catalog; docs/texts.md lists them. */
  readonly summary: string;
  /** One or two sentences, filled alike. `{value}` is the query's value, `{label.NAME}` a label of the series. */
  readonly description: string;
  readonly dashboard: DashboardLink;
  /** The SLO whose budget it guards, where it is one of the SLO's own alerts. */
  readonly slo?: string;
}

/** An alert about metrics. */
export interface Alert extends AlertBase {
  readonly condition: Condition;
  /** Unit of the value in texts. */
  readonly unit: Unit;
  readonly drill: DrillFault;
}

/** An alert of either kind: about metrics or, without a condition, about log lines. */
export type AnyAlert = AlertBase & Partial<Pick<Alert, "condition">>;

/** Whether an alert asks metrics: one that a catalog states so, or a log alert whose lines are counted by one. */
export const isAboutMetrics = (alert: AlertBase): alert is Alert => "condition" in alert;

/** Every threshold, absence, … that a condition is made of. */
export function leaves(condition: Condition): readonly (Threshold | Absent | Always)[] {
  return condition.kind === "any" || condition.kind === "all" ? condition.of.flatMap(leaves) : [condition];
}

export function conditionWindows(condition: Condition): readonly Duration[] {
  return leaves(condition).flatMap((leaf) =>
    leaf.kind === "threshold" ? windowsOf(leaf.query) : leaf.kind === "absent" ? [leaf.window] : [],
  );
}

export function conditionMetrics(condition: Condition): readonly Metric[] {
  return leaves(condition).flatMap((leaf) =>
    leaf.kind === "threshold"
      ? metricsOf(leaf.query)
      : leaf.kind === "absent" && "metric" in leaf.of
        ? [leaf.of.metric]
        : [],
  );
}

import { severities } from "../../../model/alert.ts";
import type { Labels } from "../../../model/alert-labels.ts";
import { seconds } from "../../../model/duration.ts";
import type { Dispatched, Notification, SentAlert } from "./dispatch.ts";
import { dispatch, fingerprint } from "./dispatch.ts";

/** A fault at a place and a time, with what it makes Prometheus send. */
export interface Occurrence {
  readonly name: string;
  readonly alerts: readonly SentAlert[];
  /** Whether it is a reason for an alert that another fault raised. */
  readonly explains: (labels: Labels) => boolean;
}

/** Somebody who should have been notified of a fault, and was not, late, or as a part of another incident. */
export interface Violation {
  readonly fault: string;
  readonly receiver: string;
  readonly what: "nobody was notified" | "late" | "in another fault's incident";
}

const rank = ({ labels }: SentAlert): number => severities.findIndex((severity) => severity === labels.severity);
const start = ({ alerts }: Occurrence): number => Math.min(...alerts.map(({ from }) => from));
const end = ({ alerts }: Occurrence): number => Math.max(...alerts.map(({ until }) => until));

/** The alerts by which people should learn of a fault: of its highest severity, and not explained by another one. */
function own(occurrence: Occurrence, others: readonly Occurrence[]): readonly SentAlert[] {
  const highest = Math.min(...occurrence.alerts.map(rank));
  const beside = others.filter((other) => start(other) <= end(occurrence) && start(occurrence) <= end(other));
  return occurrence.alerts.filter(
    (alert) => rank(alert) === highest && !beside.some((other) => other.explains(alert.labels)),
  );
}

function about({ firing }: Notification, alerts: readonly SentAlert[]): boolean {
  const names = new Set(alerts.map(fingerprint));
  return firing.some((alert) => names.has(fingerprint(alert)));
}

/** Whether an incident of this key was opened by something else and not closed before. */
function isOpen(key: string, before: number, alerts: readonly SentAlert[], sent: readonly Notification[]): boolean {
  const earlier = sent.filter((one) => one.key === key && one.at < before);
  const last = earlier.at(-1);
  return last !== undefined && last.firing.length > 0 && !about(last, alerts);
}

/**
 * The rule: an independent fault reaches everyone whom its severity promises, in an incident or notification of its own,
 * no later than if it were the only fault, plus one group_interval.
 *
 * @param pagers receivers that take what has one key for one incident
 */
export function violations(
  dispatched: Dispatched,
  occurrences: readonly Occurrence[],
  pagers: ReadonlySet<string>,
): readonly Violation[] {
  const until = Math.max(...occurrences.map(end)) + 600;
  const all = dispatch(
    dispatched,
    occurrences.flatMap(({ alerts }) => alerts),
    until,
  );
  const intervals = new Map(
    [...dispatched.routing.routes, dispatched.routing.fallback].map((route) => [
      route.receiver,
      seconds(route.groupInterval),
    ]),
  );
  return occurrences.flatMap((occurrence) => {
    const telling = own(
      occurrence,
      occurrences.filter((other) => other !== occurrence),
    );
    if (telling.length === 0) return [];
    const alone = dispatch(dispatched, occurrence.alerts, until).filter((one) => about(one, telling));
    return [...new Set(alone.map(({ receiver }) => receiver))].flatMap((receiver): Violation[] => {
      const promised = alone.find((one) => one.receiver === receiver)?.at ?? Infinity;
      const sent = all.filter((one) => one.receiver === receiver);
      const first = sent.find((one) => one.at >= start(occurrence) && about(one, telling));
      const broken = (what: Violation["what"]) => [{ fault: occurrence.name, receiver, what }];
      if (first === undefined) return broken("nobody was notified");
      if (first.at > promised + (intervals.get(receiver) ?? 0)) return broken("late");
      if (pagers.has(receiver) && isOpen(first.key, first.at, telling, sent))
        return broken("in another fault's incident");
      return [];
    });
  });
}

import type { Labels } from "../../../model/alert-labels.ts";
import { seconds } from "../../../model/duration.ts";
import { oncePer } from "../../../model/once-per.ts";
import type { InhibitionRule } from "../../../model/routing/inhibition.ts";
import type { CompiledRoute, Routing } from "../../../model/routing/routes.ts";
import { inhibits, routesFor } from "../../../model/routing/simulation.ts";

/** An alert that Prometheus sends from one second to another. */
export interface SentAlert {
  readonly labels: Labels;
  readonly from: number;
  readonly until: number;
}

/** A message that Alertmanager hands to a receiver's integrations. */
export interface Notification {
  /** In seconds. */
  readonly at: number;
  readonly receiver: string;
  /** What PagerDuty takes for one incident: the route and the values of the labels that it groups by. */
  readonly key: string;
  readonly firing: readonly SentAlert[];
  readonly resolved: readonly SentAlert[];
}

export interface Dispatched {
  readonly routing: Routing;
  readonly inhibitions: readonly InhibitionRule[];
  /** Seconds for which a group without alerts is kept; Alertmanager looks every 30. */
  readonly emptyGroupsLast?: number;
  /** Whether a mute window is open at a second. Default: never. */
  readonly isMuted?: (window: string, at: number) => boolean;
}

interface Group {
  readonly route: CompiledRoute;
  readonly key: string;
  members: SentAlert[];
  next: number;
  emptySince: number | undefined;
  /** Of the last message. */
  told:
    { readonly at: number; readonly firing: ReadonlySet<string>; readonly resolved: ReadonlySet<string> } | undefined;
}

/** What Alertmanager knows an alert by. */
export const fingerprint = oncePer(({ labels }: SentAlert): string =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))),
);

/** One alert for each set of labels and time: what two faults raise at a time is one to Prometheus. */
export function merged(alerts: readonly SentAlert[]): readonly SentAlert[] {
  const known = new Map<string, SentAlert[]>();
  for (const alert of [...alerts].sort((a, b) => a.from - b.from)) {
    const before = known.get(fingerprint(alert)) ?? [];
    const last = before.at(-1);
    if (last !== undefined && alert.from <= last.until) {
      before[before.length - 1] = { ...last, until: Math.max(last.until, alert.until) };
    } else known.set(fingerprint(alert), [...before, alert]);
  }
  return [...known.values()].flat().sort((a, b) => a.from - b.from);
}

function groupKey({ groupBy }: CompiledRoute, place: number, labels: Labels): string {
  const by = groupBy === "each alert" ? Object.keys(labels) : groupBy.filter((label) => label in labels);
  return JSON.stringify([place, [...by].sort().map((label) => [label, labels[label]])]);
}

const isWithin = (part: readonly SentAlert[], whole: ReadonlySet<string>): boolean =>
  part.every((alert) => whole.has(fingerprint(alert)));

/** Whether a group has something to say: more fires, something ended, or it is time to repeat. */
function hasNews(
  { route, told }: Group,
  firing: readonly SentAlert[],
  resolved: readonly SentAlert[],
  at: number,
): boolean {
  if (told === undefined) return firing.length > 0;
  if (!isWithin(firing, told.firing)) return true;
  if (firing.length === 0) return told.firing.size > 0;
  if (route.sendResolved && !isWithin(resolved, told.resolved)) return true;
  return told.at < at - seconds(route.repeatInterval);
}

/**
 * Alertmanager's dispatcher and inhibitor, in little: which messages these alerts lead to until a second, in order. A group
 * waits for group_wait, then looks every group_interval; what is inhibited at that moment is left out.
 */
export function dispatch(
  { routing, inhibitions, emptyGroupsLast = 30, isMuted = () => false }: Dispatched,
  alerts: readonly SentAlert[],
  until: number,
): readonly Notification[] {
  const groups = new Map<string, Group>();
  const everyRoute = [...routing.routes, routing.fallback];
  const known = merged(alerts);
  const arriving = [...known];
  const notifications: Notification[] = [];

  const insert = (alert: SentAlert): void => {
    for (const route of routesFor(routing, alert.labels)) {
      const key = groupKey(route, everyRoute.indexOf(route), alert.labels);
      const group = groups.get(key);
      if (group !== undefined && (group.emptySince === undefined || alert.from <= group.emptySince + emptyGroupsLast)) {
        // A group without alerts goes on looking.
        while (group.next < alert.from) group.next += seconds(route.groupInterval);
        group.members.push(alert);
        group.emptySince = undefined;
        continue;
      }
      // What was sent of it is remembered longer than the group.
      const { told } = group ?? {};
      groups.set(key, {
        route,
        key,
        members: [alert],
        next: alert.from + seconds(route.groupWait),
        emptySince: undefined,
        told,
      });
    }
  };

  const sources = oncePer((alert: SentAlert) =>
    known.filter((source) => inhibitions.some((rule) => inhibits(rule, source.labels, alert.labels))),
  );
  const muted = (alert: SentAlert, at: number): boolean =>
    sources(alert).some(({ from, until: end }) => from <= at && at < end);

  const look = (group: Group): void => {
    const at = group.next;
    group.next = at + seconds(group.route.groupInterval);
    const silent = group.route.mute.some((window) => isMuted(window, at));
    const heard = silent ? [] : group.members.filter((alert) => !muted(alert, at));
    const firing = heard.filter((alert) => at < alert.until);
    const resolved = heard.filter((alert) => at >= alert.until);
    if (heard.length > 0 && hasNews(group, firing, resolved, at)) {
      notifications.push({ at, receiver: group.route.receiver, key: group.key, firing, resolved });
      group.told = { at, firing: new Set(firing.map(fingerprint)), resolved: new Set(resolved.map(fingerprint)) };
    }
    group.members = group.members.filter((alert) => at < alert.until);
    if (group.members.length === 0) group.emptySince ??= at;
  };

  for (;;) {
    const awake = [...groups.values()].filter(({ emptySince }) => emptySince === undefined);
    const [first] = awake.sort((a, b) => a.next - b.next);
    const [alert] = arriving;
    if (alert !== undefined && (first === undefined || alert.from <= first.next)) {
      arriving.shift();
      insert(alert);
      continue;
    }
    if (first === undefined || first.next > until) return notifications;
    look(first);
  }
}

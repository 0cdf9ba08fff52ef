import { isDeepStrictEqual } from "node:util";
import type { Alert, DrillFault } from "../../model/alert.ts";
import { conditionMetrics, leaves } from "../../model/alert.ts";
import type { Inhibition } from "../../model/notification.ts";
import { subqueries } from "../../model/query.ts";

/** What demo faults move that another fault moves too. */
const moved: Readonly<Record<string, string>> = {
  connections: "connections",
  connectionsGrowing: "connections",
  disk: "free space",
  diskFilling: "free space",
};

/** The metric that a fault of the demo leaves out; undefined where it leaves out none. */
const leftOut = (fault: DrillFault): string | undefined =>
  fault.kind === "demo" && typeof fault.body.metric === "string" ? fault.body.metric : undefined;

/** What a fault touches, as a path: two faults can run together if neither's path leads to the other's. */
export function touches(fault: DrillFault): string {
  switch (fault.kind) {
    case "demo":
      return `/${fault.on}/${moved[fault.fault] ?? leftOut(fault) ?? fault.fault}`;
    case "stop":
      return `/${fault.process}`;
    case "freeze":
      // With a part of the notification path frozen, no other drill could be heard.
      return "";
    case "refuse":
      return `/inbox/${fault.messages}`;
    case "prometheus":
    case "unscrape":
      return "/prometheus";
    case "none":
      // Only the heartbeat needs no fault, and it must not be refused meanwhile.
      return "/inbox/heartbeat";
  }
}

function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

/** A demo has each fault once: the second would change the first. */
function sameSwitch(a: DrillFault, b: DrillFault): boolean {
  return a.kind === "demo" && b.kind === "demo" && a.on === b.on && a.fault === b.fault;
}

/** Whether one drill leaves out a metric that the other's alert reads while its own fault is on. */
function hides(a: Alert, b: Alert): boolean {
  const metric = leftOut(a.drill);
  return (
    metric !== undefined &&
    a.drill.kind === "demo" &&
    b.drill.kind === "demo" &&
    a.drill.on === b.drill.on &&
    conditionMetrics(b.condition).some(({ name }) => name === metric)
  );
}

/** The alerts that a drill makes fire: its own, and others that have the same fault. */
function fired(alert: Alert, all: readonly Alert[]): ReadonlySet<string> {
  const others = alert.drill.kind === "none" ? [] : all.filter(({ drill }) => isDeepStrictEqual(drill, alert.drill));
  return new Set([alert.name, ...others.map(({ name }) => name)]);
}

/**
 * Whether two drills would disturb each other: by their faults, or because what one of them makes fire silences the
 * other's alert.
 *
 * @param all every alert of the catalog: a fault may make more of them fire than those that are drilled
 */
export function conflict(a: Alert, b: Alert, inhibitions: readonly Inhibition[], all: readonly Alert[]): boolean {
  const silences = (one: Alert, other: Alert) =>
    inhibitions.some(({ source, target }) => target === other.name && fired(one, all).has(source));
  return (
    overlap(touches(a.drill), touches(b.drill)) ||
    sameSwitch(a.drill, b.drill) ||
    hides(a, b) ||
    hides(b, a) ||
    silences(a, b) ||
    silences(b, a)
  );
}

/** A forecast is a line through its whole window, which an earlier drill of the same metric would have bent. */
function foresees({ condition }: Alert): boolean {
  const queries = leaves(condition).flatMap((leaf) => (leaf.kind === "threshold" ? subqueries(leaf.query) : []));
  return queries.some(({ kind }) => kind === "predict");
}

/**
 * Puts drills that do not disturb each other into rounds. Forecasts come first, and an alert that another one silences
 * before that one: afterwards, long windows would still remember the worse fault.
 */
export function rounds(
  alerts: readonly Alert[],
  inhibitions: readonly Inhibition[],
  all: readonly Alert[],
): readonly (readonly Alert[])[] {
  const roundOf = new Map<string, number>();
  const planned: Alert[][] = [];
  const silencedBy = (name: string) =>
    alerts.filter((other) => inhibitions.some(({ source, target }) => source === name && target === other.name));
  const place = (alert: Alert): number => {
    const known = roundOf.get(alert.name);
    if (known !== undefined) return known;
    const earliest = Math.max(0, ...silencedBy(alert.name).map((target) => place(target) + 1));
    let round = earliest;
    while (planned[round]?.some((other) => conflict(alert, other, inhibitions, all))) round++;
    (planned[round] ??= []).push(alert);
    roundOf.set(alert.name, round);
    return round;
  };
  for (const alert of [...alerts.filter(foresees), ...alerts]) place(alert);
  return planned;
}

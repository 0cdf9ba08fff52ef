import type { Inhibition } from "../../notification.ts";
import type { Check } from "../subject.ts";

/** The alerts of each circle, the alphabetically first one first; each circle once. */
function cycles(inhibitions: readonly Inhibition[]): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>();
  for (const { source, target } of inhibitions) {
    const known = targets.get(source);
    if (known === undefined) targets.set(source, [target]);
    else known.push(target);
  }
  const got = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const visit = (alert: string, trail: readonly string[]): void => {
    const start = trail.indexOf(alert);
    if (start >= 0) {
      const circle = trail.slice(start);
      const first = circle.indexOf([...circle].sort()[0] ?? alert);
      const turned = [...circle.slice(first), ...circle.slice(0, first)];
      got.set(turned.join(" "), turned);
      return;
    }
    if (done.has(alert)) return;
    for (const target of targets.get(alert) ?? []) visit(target, [...trail, alert]);
    done.add(alert);
  };
  for (const source of targets.keys()) visit(source, []);
  return [...got.values()];
}

/** Alerts that inhibit each other, so that at the worst moment nobody is notified of either. */
export const inhibitionCycles: Check = ({ catalog }) =>
  cycles(catalog.notifications.inhibitions).map((circle) => ({
    path: "notifications.inhibitions",
    got: [...circle, circle[0]].join(" silences "),
    expected: "inhibitions that lead nowhere back",
  }));

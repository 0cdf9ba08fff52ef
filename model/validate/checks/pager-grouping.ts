import type { Route } from "../../notification.ts";
import { identity } from "../../routing/grouping.ts";
import type { Check } from "../subject.ts";
import type { AnyAlert } from "../../alert.ts";
import { watchedAlerts } from "../watched-alerts.ts";

const fits = ({ alert, severity, team }: Route["match"], watched: AnyAlert, teamOf: ReadonlyMap<string, string>) =>
  (alert === undefined || alert === watched.name) &&
  (severity === undefined || severity === watched.severity) &&
  (team === undefined || team === teamOf.get(watched.service));

/**
 * Routes to a pager that put several things into one group: the pager takes these for one incident, and pages nobody for
 * the second.
 */
export const pagerGrouping: Check = (subject) => {
  const { receivers, routes, defaultRoute } = subject.catalog.notifications;
  const pagers = new Set(
    receivers
      .filter(({ integrations }) => integrations.some(({ kind }) => kind === "pagerduty"))
      .map(({ name }) => name),
  );
  const teamOf = new Map(subject.catalog.services.map(({ name, team }) => [name, team]));
  const located = [
    ...routes.map((route, index) => ({ path: `notifications.routes[${index}].groupBy`, route })),
    { path: "notifications.defaultRoute.groupBy", route: { ...defaultRoute, match: {} } },
  ];
  return located.flatMap(({ path, route: { receiver, groupBy, match } }) => {
    if (groupBy === "each alert" || !pagers.has(receiver)) return [];
    const mixed = watchedAlerts(subject)
      .filter((watched) => fits(match, watched, teamOf))
      .find((watched) => !(identity(watched)?.every((label) => groupBy.includes(label)) ?? false));
    if (mixed === undefined) return [];
    const missing =
      identity(mixed)
        ?.filter((label) => !groupBy.includes(label))
        .join(", ") ?? "labels nobody knows";
    return [
      {
        path,
        got: `${groupBy.join(", ")}, which puts what ${mixed.name} tells apart by ${missing} into one incident of ${receiver}`,
        expected: '"each alert", as the second thing of one incident pages nobody',
      },
    ];
  });
};

import type { Notifications, Route } from "./notification.ts";

/** Whether a route's receiver is nothing but a pager. */
export function isPagersAlone({ receiver }: Pick<Route, "receiver">, { receivers }: Notifications): boolean {
  const integrations = receivers.find(({ name }) => name === receiver)?.integrations ?? [];
  return integrations.length > 0 && integrations.every(({ kind }) => kind === "pagerduty");
}

function pagesPeople(
  { match, receiver }: Pick<Route, "receiver"> & Partial<Pick<Route, "match">>,
  { receivers }: Notifications,
): boolean {
  const integrations = receivers.find(({ name }) => name === receiver)?.integrations ?? [];
  return match?.severity === "critical" || integrations.some(({ kind }) => kind === "pagerduty");
}

/** Where warnings go: what pages are turned into on a stack that pages nobody. */
function ticketReceiver({ routes, defaultRoute }: Notifications): string {
  return routes.find(({ match }) => match.severity === "warning")?.receiver ?? defaultRoute.receiver;
}

/**
 * The receiver of a route's alerts. Where paging is off, critical alerts are routed like warnings, and so is whatever
 * else would page.
 *
 * @param pages whether the stack pages people
 */
export function receiverOf(
  route: Pick<Route, "receiver"> & Partial<Pick<Route, "match">>,
  notifications: Notifications,
  pages: boolean,
): string {
  return !pages && pagesPeople(route, notifications) ? ticketReceiver(notifications) : route.receiver;
}

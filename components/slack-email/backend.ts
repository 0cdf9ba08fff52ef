import type { Issue } from "../../model/issue.ts";
import type { Notifications } from "../../model/notification.ts";
import { isPagersAlone, receiverOf } from "../../model/paging.ts";
import { declare } from "../backend.ts";

const id = "slack-email";

/** The notifications without PagerDuty: a route to it beside the next route goes with it, what else would page keeps the rest. */
function withoutPagerDuty(notifications: Notifications): Notifications {
  const routes = notifications.routes.filter(
    (route) => route.continue !== true || !isPagersAlone(route, notifications),
  );
  const used = new Set([...routes, notifications.defaultRoute].map(({ receiver }) => receiver));
  const receivers = notifications.receivers.filter(
    (receiver) => used.has(receiver.name) || !isPagersAlone({ receiver: receiver.name }, notifications),
  );
  return {
    ...notifications,
    routes,
    receivers: receivers.map((receiver) =>
      isPagersAlone({ receiver: receiver.name }, notifications)
        ? receiver
        : { ...receiver, integrations: receiver.integrations.filter(({ kind }) => kind !== "pagerduty") },
    ),
  };
}

/** Receivers that alerts are sent to and that PagerDuty alone would notify: without it nobody would be. */
function unreachable(notifications: Notifications, pages: boolean): readonly Issue[] {
  const { receivers, routes, defaultRoute } = notifications;
  const used = new Set([...routes, defaultRoute].map((route) => receiverOf(route, notifications, pages)));
  return receivers
    .filter(({ name }) => used.has(name) && isPagersAlone({ receiver: name }, notifications))
    .map(({ name }) => ({
      path: "paging",
      got: `"slack-email", but PagerDuty is all that the receiver ${name} has`,
      expected: `paging: pagerduty, or another integration in notifications.receivers.${name}`,
    }));
}

/** Nobody is called: whoever evaluates alerts sends critical ones by Slack and e-mail alone. */
export const slackEmail = declare({
  id,
  title: "Slack and e-mail",
  serves: [{ capability: "paging", choice: "slack-email", tiers: ["economy", "simplified", "complete"] }],
  through: "alerting",
  fit: (catalog, { pages }) => {
    const notifications = withoutPagerDuty(catalog.notifications);
    return {
      catalog: { ...catalog, notifications },
      issues: unreachable(notifications, pages),
      degradations: [
        {
          backend: id,
          item: "on-call",
          lost: "escalation: nobody is called, and nobody else once the first does not answer",
          fallback: "critical alerts by Slack and e-mail; `paging: pagerduty` brings the schedule and its escalation",
        },
      ],
    };
  },
  compile: () => Promise.resolve({ objects: undefined, items: [], degradations: [], breaches: [] }),
  files: () => Promise.resolve([]),
});

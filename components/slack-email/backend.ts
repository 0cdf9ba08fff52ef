import type { Issue } from "../../model/issue.ts";
import type { Notifications, Receiver } from "../../model/notification.ts";
import { receiverOf } from "../../model/paging.ts";
import { declare } from "../backend.ts";

const id = "slack-email";

const withoutPagerDuty = (receiver: Receiver): Receiver => ({
  ...receiver,
  integrations: receiver.integrations.filter(({ kind }) => kind !== "pagerduty"),
});

const isPagerDutyAlone = ({ integrations }: Receiver): boolean =>
  integrations.length > 0 && integrations.every(({ kind }) => kind === "pagerduty");

/** Receivers that alerts are sent to and that PagerDuty alone would notify: without it nobody would be. */
function unreachable(notifications: Notifications, pages: boolean): readonly Issue[] {
  const { receivers, routes, defaultRoute } = notifications;
  const used = new Set([...routes, defaultRoute].map((route) => receiverOf(route, notifications, pages)));
  return receivers
    .filter((receiver) => used.has(receiver.name) && isPagerDutyAlone(receiver))
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
    const { notifications } = catalog;
    const receivers = notifications.receivers.map((receiver) =>
      isPagerDutyAlone(receiver) ? receiver : withoutPagerDuty(receiver),
    );
    return {
      catalog: { ...catalog, notifications: { ...notifications, receivers } },
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

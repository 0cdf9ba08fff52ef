import { isPagersAlone } from "../../model/paging.ts";
import { declare } from "../backend.ts";

const id = "slack-email";

/** Nobody is called: whoever evaluates alerts sends critical ones by Slack and e-mail alone. */
export const slackEmail = declare({
  id,
  title: "Slack and e-mail",
  serves: [{ capability: "paging", choice: "slack-email", tiers: ["economy", "simplified", "complete"] }],
  through: "alerting",
  fit: (catalog) => {
    const { notifications } = catalog;
    // Routes to a pager beside the next route, and their receivers, go; whatever else would page keeps the rest.
    const routes = notifications.routes.filter(
      (route) => route.continue !== true || !isPagersAlone(route, notifications),
    );
    const used = new Set([...routes, notifications.defaultRoute].map(({ receiver }) => receiver));
    const receivers = notifications.receivers
      .filter((receiver) => used.has(receiver.name) || !isPagersAlone({ receiver: receiver.name }, notifications))
      .map((receiver) => ({
        ...receiver,
        integrations: receiver.integrations.filter(({ kind }) => kind !== "pagerduty"),
      }));
    return {
      catalog: { ...catalog, notifications: { ...notifications, receivers, routes } },
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

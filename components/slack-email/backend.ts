import { declare } from "../backend.ts";

const id = "slack-email";

/** Nobody is called: whoever evaluates alerts sends critical ones by Slack and e-mail alone. */
export const slackEmail = declare({
  id,
  title: "Slack and e-mail",
  serves: [{ capability: "paging", choice: "slack-email", tiers: ["economy", "simplified", "complete"] }],
  through: "alerting",
  fit: (catalog) => {
    const receivers = catalog.notifications.receivers.map((receiver) => ({
      ...receiver,
      integrations: receiver.integrations.filter(({ kind }) => kind !== "pagerduty"),
    }));
    return {
      catalog: { ...catalog, notifications: { ...catalog.notifications, receivers } },
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

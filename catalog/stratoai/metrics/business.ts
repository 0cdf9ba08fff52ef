import { counter, gauge } from "../../../model/metric.ts";

const job = "stratoai-backend";

export const activeUsers = gauge({
  name: "active_users_total",
  help: "Users with a session in the last five minutes.",
  unit: "none",
  why:
    "The name says `_total`, which is a counter's; users log out, so it is a gauge. The name stays: it is " +
    "the product's.",
  corrects: [
    {
      subject: "active_users_total is a gauge",
      theirs: "`active_users_total`, as a plain value",
      ours: "A gauge under the same name",
    },
  ],
  job,
});

export const campaignsCreated = counter({
  name: "campaigns_created_total",
  help: "Campaigns created.",
  unit: "none",
  job,
});

export const emailDeliveryRate = gauge({
  name: "email_delivery_rate",
  help: "Share of sent e-mails that were delivered, 0 to 1, over the last hour.",
  unit: "ratio",
  job,
});

export const repositoriesAnalyzed = counter({
  name: "repositories_analyzed_total",
  help: "Repositories analysed.",
  unit: "none",
  job,
});

export const subscriptionRevenue = gauge({
  name: "subscription_revenue_total",
  help: "Revenue of the current month's subscriptions less refunds.",
  unit: "usd",
  labels: { currency: { description: "ISO 4217 code", values: ["USD", "EUR", "GBP"] } },
  why: "Refunds lower it, so it is a gauge in spite of its name; amounts of two currencies cannot be added up.",
  corrects: [
    {
      subject: "subscription_revenue_total is a gauge by currency",
      theirs: "`subscription_revenue_total`, as a plain value",
      ours: "A gauge under the same name with the label currency, in a table with a row for each",
    },
  ],
  job,
});

export const businessMetrics = [
  activeUsers,
  campaignsCreated,
  emailDeliveryRate,
  repositoriesAnalyzed,
  subscriptionRevenue,
];

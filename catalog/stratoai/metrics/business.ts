import { counter, gauge } from "../../../model/metric.ts";

const job = "stratoai-backend";

/** The name says `_total`, which is a counter's; users log out, so it is a gauge. The name stays: it is the product's. */
export const activeUsers = gauge({
  name: "active_users_total",
  help: "Users with a session in the last five minutes.",
  unit: "none",
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

/** Refunds lower it, so a gauge in spite of its name. */
export const subscriptionRevenue = gauge({
  name: "subscription_revenue_total",
  help: "Revenue of the current month's subscriptions less refunds.",
  unit: "usd",
  labels: { currency: { description: "ISO 4217 code", values: ["USD", "EUR", "GBP"] } },
  job,
});

export const businessMetrics = [
  activeUsers,
  campaignsCreated,
  emailDeliveryRate,
  repositoriesAnalyzed,
  subscriptionRevenue,
];

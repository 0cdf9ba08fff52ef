import type { Dashboard } from "../../../model/dashboard.ts";
import { increase, max, sum, value } from "../../../model/query.ts";
import {
  activeUsers,
  campaignsCreated,
  emailDeliveryRate,
  repositoriesAnalyzed,
  subscriptionRevenue,
} from "../metrics/business.ts";

export const businessMetrics: Dashboard = {
  uid: "business-metrics",
  title: "StratoAI Business Metrics",
  description: "What the product is used for and what it earns.",
  tags: ["stratoai", "business"],
  refresh: "30s",
  range: "1d",
  rows: [
    {
      title: "Usage",
      panels: [
        {
          title: "Active Users",
          kind: "stat",
          description: "Users with a session in the last five minutes.",
          queries: [{ query: sum(value(activeUsers)), legend: "Active users" }],
          unit: "none",
        },
        {
          title: "Email Delivery Rate",
          kind: "stat",
          description: "Share of sent e-mails that were delivered.",
          queries: [{ query: max(value(emailDeliveryRate)), legend: "Delivered" }],
          unit: "ratio",
          thresholds: { steps: [0.9, 0.97], inverted: true },
        },
        {
          title: "Campaigns Created",
          kind: "timeseries",
          description: "Campaigns created in the last hour and the last day.",
          why: "Per second, a product's numbers are thousandths: 40 campaigns an hour read 0.011.",
          corrects: [
            {
              subject: "business numbers are per hour and per day",
              theirs: "`rate(campaigns_created_total[1h])`, `rate(repositories_analyzed_total[1h])`",
              ours: "The increase within an hour and within a day, of both",
            },
          ],
          queries: [
            { query: sum(increase(campaignsCreated, "1h")), legend: "per hour" },
            { query: sum(increase(campaignsCreated, "1d")), legend: "per day" },
          ],
          unit: "none",
        },
        {
          title: "Repository Analysis",
          kind: "timeseries",
          description: "Repositories analysed in the last hour and the last day.",
          queries: [
            { query: sum(increase(repositoriesAnalyzed, "1h")), legend: "per hour" },
            { query: sum(increase(repositoriesAnalyzed, "1d")), legend: "per day" },
          ],
          unit: "none",
        },
        {
          title: "Revenue Metrics",
          kind: "table",
          description: "This month's subscription revenue less refunds, by currency.",
          queries: [{ query: sum(value(subscriptionRevenue), ["currency"]), legend: "{currency}" }],
          unit: "none",
          width: 24,
        },
      ],
    },
  ],
};

import type { Price } from "../backend.ts";
import { declare } from "../backend.ts";
import { enterprise, expected, professional } from "../prices.ts";

const perUser = 21;

/** The list price, for combinations of which the requirements give no figure. */
const listPrice = (users: number): Price => ({
  low: users * perUser,
  high: users * perUser,
  source: `PagerDuty Professional, ${perUser} USD for each of ${users} responders, billed annually`,
  date: "2026-05-04",
});

function price(vendors: number, users: number): Price {
  if (vendors === 0) return listPrice(users);
  return vendors > 1 ? expected(100, 200, enterprise) : expected(50, 100, professional);
}

/** Teams, schedules and escalation of PagerDuty; integrations of the alerts are their own backends'. */
export const pagerduty = declare({
  id: "pagerduty",
  title: "PagerDuty's schedules and escalation policies",
  serves: [{ capability: "paging", choice: "pagerduty", tiers: ["economy", "simplified", "complete"] }],
  price: ({ catalog, vendors }) => [{ item: "PagerDuty", price: price(vendors, catalog.onCall.responders.length) }],
  compile: async ({ catalog, stack }) => (await import("./compile.ts")).compile(catalog, stack),
  files: async (objects) => (await import("./compile.ts")).files(objects),
});

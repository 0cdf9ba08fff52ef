import { declare } from "../backend.ts";
import { economy, expected } from "../prices.ts";

export const sentry = declare({
  id: "sentry",
  title: "Sentry",
  serves: [{ capability: "errors", choice: "sentry", tiers: ["economy", "simplified", "complete"] }],
  price: () => [{ item: "Sentry", price: expected(0, 26, economy) }],
  compile: () => Promise.resolve({ objects: undefined, items: [], degradations: [], breaches: [] }),
  files: () => Promise.resolve([]),
});

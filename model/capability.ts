/** What a monitoring can do for a product. */
export const capabilities = [
  "metrics",
  "logs",
  "traces",
  "dashboards",
  "alerting",
  "paging",
  "uptime",
  "errors",
] as const;
export type Capability = (typeof capabilities)[number];

/** Capabilities that a stack may go without; the others are what makes it a monitoring at all. */
export const optionalCapabilities: readonly Capability[] = ["logs", "traces", "errors"];

/**
 * Capabilities without which a stack watches nothing. `up` goes on without the others (paging's schedules, outside
 * checks, error tracking) and lists what is missing: alerts reach people all the same.
 */
export const indispensable: readonly Capability[] = ["metrics", "logs", "traces", "dashboards", "alerting"];

/** The capabilities that keep data. */
export const kept = ["metrics", "logs", "traces"] as const satisfies readonly Capability[];
export type Kept = (typeof kept)[number];

export const tiers = ["local", "economy", "simplified", "complete"] as const;
/** A named choice of backends with a price. */
export type Tier = (typeof tiers)[number];

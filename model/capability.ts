/** What a stack can do for its product. */
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

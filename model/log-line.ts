import type { Catalog } from "./catalog.ts";

/**
 * The product's log lines: one JSON object each, as winston writes them with its json and timestamp formats (or pino with
 * `formatters.level`, `messageKey: "message"` and ISO time): timestamp (ISO 8601), level, message, service (a service of
 * the catalog), and where a request is behind it trace_id and span_id of the current span. Further fields
 * are welcome. The requirements show no logger, so these names are ours; lines of other forms pass as plain text.
 */
export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Fields that every product's lines have. */
const commonFields = ["level", "message", "service", "trace_id", "span_id"] as const;

/** Fields that log stores know by name, beside the timestamp: every product's, and the catalog's own. */
export const lineFields = ({ logFields = [] }: Pick<Catalog, "logFields">): readonly string[] => [
  ...commonFields,
  ...logFields,
];

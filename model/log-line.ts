/**
 * The product's log lines: one JSON object each, as winston writes them with its json and timestamp formats (or pino with
 * `formatters.level`, `messageKey: "message"` and ISO time): timestamp (ISO 8601), level, message, service (a service of
 * the catalog), and where a request is behind it trace_id and span_id of the current span, and tenant. Further fields
 * are welcome. The requirements show no logger, so these names are ours; lines of other forms pass as plain text.
 */
export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Fields that log stores know by name, beside the timestamp. */
export const lineFields = ["level", "message", "service", "trace_id", "span_id", "tenant"] as const;

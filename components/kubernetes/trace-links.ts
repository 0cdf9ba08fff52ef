/** The field of a log line that names its trace. */
export const traceIdField = "trace_id";

/** A link from a log line to its trace, as Grafana's data sources have it. */
export const traceLink = { url: "$${__value.raw}", urlDisplayLabel: "Trace" } as const;

/** The trace that is looked at, in a query that Grafana fills in. */
export const lookedAtTrace = "$${__trace.traceId}";

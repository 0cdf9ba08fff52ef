/** Name of the collector's release, pods and Service. */
export const collectorName = "otel-collector";

/** Labels of its pods and of its Service. */
export const collectorLabels = {
  "app.kubernetes.io/name": "opentelemetry-collector",
  "app.kubernetes.io/instance": collectorName,
} as const;

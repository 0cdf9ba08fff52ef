/** Ports of the collector's pods. */
export const collectorPorts = {
  grpc: 4317,
  http: 4318,
  /** From the other pods, which hand a trace's spans to the one that decides on it. */
  peers: 4319,
  health: 13_133,
  ownMetrics: 8888,
  spanMetrics: 8889,
} as const;

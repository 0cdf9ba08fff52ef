import type { LogAlert } from "../../../model/log-alert.ts";

const why =
  "The product's third phase asks for log aggregation and names no alert: this one and its number are ours. A warning, " +
  "because what users feel of it, the SLOs page for.";

/** What the metrics do not see, or see later. */
export const logAlerts: readonly LogAlert[] = [
  {
    name: "FatalLogLines",
    severity: "warning",
    service: "api",
    lines: { levels: ["fatal"] },
    window: "5m",
    moreThan: 0,
    for: "0s",
    summary: "The backend has logged something fatal",
    description: "{value} fatal lines within {{window}}: a process has given up",
    dashboard: { uid: "backend-monitoring" },
    why,
  },
  {
    name: "ErrorLogBurst",
    severity: "warning",
    service: "api",
    lines: { levels: ["error"] },
    // One every three seconds: no longer single requests that failed.
    window: "5m",
    moreThan: 100,
    for: "0s",
    summary: "The backend logs many errors",
    description: "{value} lines of level error within {{window}}",
    dashboard: { uid: "backend-monitoring", panel: "Error Rate" },
    why,
  },
];

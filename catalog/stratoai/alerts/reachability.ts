import type { Alert } from "../../../model/alert.ts";
import { absent, allOf, anyOf, when } from "../../../model/alert.ts";
import { max, min, secondsUntil, up, value } from "../../../model/query.ts";
import { certificateExpiry, probeSuccess } from "../metrics/exporters.ts";
import { scrapeJobs } from "../services.ts";
import { insideCheck } from "../uptime.ts";

const day = 24 * 60 * 60;
const perCheck = ["service", "check"];

export const reachabilityAlerts: readonly Alert[] = [
  {
    name: "ServiceUnreachable",
    severity: "critical",
    service: "api",
    condition: allOf(
      ["service"],
      when(max(up("stratoai-backend"), ["service"]), "==", 0),
      when(max(up("stratoai-backend", "1d"), ["service"]), "==", 1),
    ),
    for: "1m",
    summary: "No backend answers",
    description:
      "No instance of the backend has answered its scrapes for {{for}}: all crashed, hang or cannot be reached",
    unit: "none",
    dashboard: { uid: "backend-monitoring", panel: "Request Rate" },
    why:
      "It is about the service, so it may silence what the service fails at. A service none of whose instances has ever " +
      "been ready is being set up.",
    drill: { kind: "stop", process: "backend" },
  },
  {
    name: "TargetDown",
    severity: "warning",
    service: "api",
    condition: when(up("stratoai-backend"), "==", 0),
    for: "5m",
    summary: "An instance of the backend does not answer",
    description: "{label.instance} has not answered its scrapes for {{for}}: it crashed, hangs or cannot be reached",
    unit: "none",
    dashboard: { uid: "backend-monitoring", panel: "Request Rate" },
    why:
      "The others carry the load of one instance, and a new one is scraped before it is ready: neither is worth waking " +
      "somebody. That none answers is ServiceUnreachable's page.",
    corrects: [
      {
        subject: "one instance that is down is a ticket",
        theirs: "`TargetDown` critical for each `up == 0` (our own first version)",
        ours: "A warning after five minutes; ServiceUnreachable pages when no instance answers",
      },
    ],
    drill: { kind: "stop", process: "backend" },
  },
  {
    name: "ExporterDown",
    severity: "warning",
    service: "monitoring",
    condition: anyOf(
      when(up("node-exporter"), "==", 0),
      when(up("statsd-exporter"), "==", 0),
      when(up("blackbox-exporter"), "==", 0),
      when(up("alertmanager"), "==", 0),
      when(up("postgres-exporter"), "==", 0),
    ),
    for: "5m",
    summary: "An exporter does not answer",
    description: "{label.job} on {label.instance} has not answered its scrapes for {{for}}; its alerts are blind",
    unit: "none",
    dashboard: { uid: "monitoring-health", panel: "Targets up" },
    why:
      "The PostgreSQL exporter is here too: DatabaseConnectionFailure pages when it goes down, but not for one that has " +
      "not been ready for a day.",
    drill: { kind: "stop", process: "node-exporter" },
  },
  {
    name: "TargetMissing",
    severity: "warning",
    service: "monitoring",
    condition: anyOf(...scrapeJobs.map((job) => absent({ job: job.name }, "5m"))),
    // A Prometheus that has just started has not scraped anything yet.
    for: "1m",
    summary: "A scrape job has no target",
    description: "{label.job} has had no target for {{window}}: its discovery is broken or it was removed",
    unit: "none",
    dashboard: { uid: "monitoring-health", panel: "Targets up" },
    drill: { kind: "unscrape", job: "statsd-exporter" },
  },
  {
    name: "UptimeCheckFailing",
    severity: "critical",
    service: "api",
    condition: when(min(value(probeSuccess, { check: { isNot: insideCheck.name } }), perCheck), "==", 0),
    for: "2m",
    summary: "An uptime check fails",
    description: "{label.check} has not got its expected answer for {{for}}",
    unit: "none",
    dashboard: { uid: "technical-performance", panel: "Uptime checks" },
    drill: { kind: "demo", on: "backend", fault: "health", body: {} },
  },
  {
    name: "HealthDegraded",
    severity: "warning",
    service: "api",
    condition: when(min(value(probeSuccess, { check: { is: insideCheck.name } }), perCheck), "==", 0),
    for: "5m",
    summary: "The backend's detailed health check fails",
    description:
      "{label.check} has not answered {{check.status}} for {{for}}: a dependency of the backend is unhealthy",
    unit: "none",
    dashboard: { uid: "technical-performance", panel: "Uptime checks" },
    drill: { kind: "demo", on: "backend", fault: "breaker", body: { service: "github" } },
  },
  {
    name: "CertificateExpiringSoon",
    severity: "warning",
    service: "api",
    condition: when(min(secondsUntil(certificateExpiry), perCheck), "<", 14 * day),
    for: "10m",
    summary: "A certificate expires soon",
    description: "{label.check} expires in {value}",
    unit: "seconds",
    dashboard: { uid: "technical-performance", panel: "Certificates" },
    drill: { kind: "demo", on: "exporters", fault: "certificate", body: { days: 5 } },
  },
];

import { stratoai } from "../../../catalog/stratoai/index.ts";
import type { Labels } from "../../../model/alert-labels.ts";
import { alertLabels } from "../../../model/alert-labels.ts";
import type { AnyAlert } from "../../../model/alert.ts";
import { notifiedAlerts } from "../../../model/catalog.ts";
import { prod } from "../../components/alertmanager/fixture.ts";

/** Labels of a series beside the alert's own: which breaker, check, instance, … it is about. */
type Thing = Readonly<Record<string, string>>;

/** An alert that a fault makes fire, for each of these things; no thing: one for the service. */
type Raised = readonly [alert: string, ...things: Thing[]];

/** Something that breaks, and what it explains. Stated here, never taken from the inhibitions that are judged by it. */
export interface Fault {
  readonly name: string;
  /** What fires. */
  readonly raises: readonly Raised[];
  /** What else may fire for the same reason, whatever it is about, beside what it raises. */
  readonly explains: readonly string[];
}

const backends = ["api-1", "api-2", "api-3"].map((instance) => ({ instance }));
const databases = ["db-1", "db-2"].map((instance) => ({ instance }));
const checks = ["StratoAI API Health", "StratoAI API Auth", "StratoAI Campaigns API"].map((check) => ({ check }));
const breakers = ["stripe", "sendgrid", "github"].map((breaker) => ({ breaker }));
const disks = ["/", "/var"].flatMap((mountpoint) => ["node-1", "node-2"].map((instance) => ({ instance, mountpoint })));
const machines = ["node-1", "node-2"].map((instance) => ({ instance }));
const inside = { check: "StratoAI API Detailed Health" };
const exporters = ["node-exporter", "statsd-exporter", "blackbox-exporter", "alertmanager"].map((job) => ({
  job,
  instance: `${job}:1`,
}));

/** A fault of each of several things that breaks in one way. */
const each = (name: string, alert: string, things: readonly Thing[], explains: readonly string[] = []): Fault[] =>
  things.map((thing) => ({ name: `${name} ${Object.values(thing).join(" ")}`, raises: [[alert, thing]], explains }));

const availability = ["ApiAvailabilityErrorBudgetBurn", "ApiAvailabilityErrorBudgetBurnSlow", "HighErrorRate"];
const latency = ["ApiLatencyErrorBudgetBurn", "ApiLatencyErrorBudgetBurnSlow", "HighResponseTime"];
const absent = ["ApiAvailabilitySliAbsent", "ApiLatencySliAbsent"];
const ofItself = [...availability, ...latency, ...absent, "HealthDegraded"];

/** What can break at StratoAI. */
export const faults: readonly Fault[] = [
  ...each("crash of", "TargetDown", backends),
  {
    name: "crash of every backend",
    raises: [["ServiceUnreachable"], ["TargetDown", ...backends], ["UptimeCheckFailing", ...checks]],
    explains: [...ofItself, "FatalLogLines", "ErrorLogBurst"],
  },
  // Prometheus alone is cut off: users are served, and what they see has another cause.
  {
    name: "no way from Prometheus to the backends",
    raises: [["ServiceUnreachable"], ["TargetDown", ...backends]],
    explains: ofItself,
  },
  {
    name: "errors of the API",
    raises: [["ApiAvailabilityErrorBudgetBurn"], ["HighErrorRate"]],
    explains: [...availability, "ErrorLogBurst"],
  },
  { name: "few errors of the API", raises: [["ApiAvailabilityErrorBudgetBurnSlow"]], explains: [] },
  { name: "errors of webhooks", raises: [["HighErrorRate"]], explains: ["ErrorLogBurst"] },
  { name: "a slow API", raises: [["ApiLatencyErrorBudgetBurn"], ["HighResponseTime"]], explains: latency },
  { name: "a somewhat slow API", raises: [["ApiLatencyErrorBudgetBurnSlow"]], explains: [] },
  { name: "slow webhooks", raises: [["HighResponseTime"]], explains: [] },
  { name: "no requests counted", raises: [["ApiAvailabilitySliAbsent"]], explains: [] },
  { name: "no durations measured", raises: [["ApiLatencySliAbsent"]], explains: [] },
  ...each("open breaker", "CircuitBreakerOpen", breakers, ["HealthDegraded"]),
  ...each("leak in", "HighMemoryUsage", backends),
  ...each("unhealthy dependency", "HealthDegraded", [inside]),
  ...each("broken way to", "UptimeCheckFailing", checks),
  ...each("old certificate of", "CertificateExpiringSoon", checks),
  ...each("dead database", "DatabaseConnectionFailure", databases),
  {
    name: "every database dead",
    raises: [["DatabaseUnreachable"], ["DatabaseConnectionFailure", ...databases]],
    explains: [...availability, "HealthDegraded", "UptimeCheckFailing", "ErrorLogBurst"],
  },
  ...databases.map(({ instance }): Fault => ({
    name: `dead exporter of ${instance}`,
    raises: [
      ["DatabaseConnectionFailure", { instance }],
      ["ExporterDown", { job: "postgres-exporter", instance }],
    ],
    explains: [],
  })),
  ...each("many connections to", "DatabaseConnectionsSaturated", databases, ["DatabaseConnectionsForecast"]),
  ...each("growing connections to", "DatabaseConnectionsForecast", databases),
  ...each("full disk", "DiskSpaceLow", disks, ["DiskWillFillSoon"]),
  ...each("filling disk", "DiskWillFillSoon", disks),
  ...each("memory of", "HostMemoryLow", machines),
  ...each("dead exporter", "ExporterDown", exporters),
  ...each("no target of", "TargetMissing", [{ job: "statsd-exporter" }, { job: "node-exporter" }]),
  { name: "Alertmanager cut off", raises: [["AlertmanagerUnreachable"]], explains: [] },
  ...each("refusing", "NotificationsFailing", [{ integration: "slack" }, { integration: "email" }]),
  ...each("refused configuration of", "ConfigReloadFailed", [{ job: "prometheus", instance: "prometheus:1" }]),
  ...each("failing rules of", "RuleEvaluationFailing", [{ rule_group: "a" }, { rule_group: "b" }]),
  { name: "a process gave up", raises: [["FatalLogLines"]], explains: ["ErrorLogBurst"] },
  { name: "many errors logged", raises: [["ErrorLogBurst"]], explains: [] },
];

/** Where a stack runs; two may share an Alertmanager. */
export interface Place {
  readonly cluster: string;
  readonly environment: string;
}

const alerts: ReadonlyMap<string, AnyAlert> = new Map(notifiedAlerts(stratoai).map((alert) => [alert.name, alert]));

export function alertNamed(name: string): AnyAlert {
  const alert = alerts.get(name);
  if (alert === undefined) throw new Error(`the catalog has no alert ${name}`);
  return alert;
}

/** The labels with which Alertmanager gets what a fault raises at a place. */
export function raisedLabels({ raises }: Fault, place: Place): readonly Labels[] {
  return raises.flatMap(([name, ...things]) => {
    const own = { alertname: name, ...alertLabels(stratoai, prod, alertNamed(name)), ...place };
    return (things.length === 0 ? [{}] : things).map((thing) => ({ ...own, ...thing }));
  });
}

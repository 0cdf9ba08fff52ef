import type { Alert, AlertBase } from "./alert.ts";
import { sloAlerts } from "./burn-rate.ts";
import type { Dashboard } from "./dashboard.ts";
import type { Documented, StatedCorrection } from "./documented.ts";
import type { Duration } from "./duration.ts";
import type { LogAlert } from "./log-alert.ts";
import type { Metric, ScrapeJob } from "./metric.ts";
import type { Notifications } from "./notification.ts";
import type { OnCall } from "./on-call.ts";
import { oncePer } from "./once-per.ts";
import type { Slo } from "./slo.ts";
import type { UptimeCheck } from "./uptime.ts";

export interface Service extends Documented {
  /** Unique, in kebab-case: the `service` label. */
  readonly name: string;
  readonly title: string;
  /** Owner, by name: the `team` label. */
  readonly team: string;
  /** The escalation policy that its pages go to. */
  readonly escalationPolicy: string;
}

/** Everything that must work and who is told, for one product; names no vendor. */
export interface Catalog {
  /** In kebab-case: part of every external name. */
  readonly product: string;
  readonly title: string;
  readonly statsdPrefix: string;
  readonly scrapeInterval: Duration;
  readonly evaluationInterval: Duration;
  readonly services: readonly Service[];
  readonly scrapeJobs: readonly ScrapeJob[];
  readonly metrics: readonly Metric[];
  readonly slos: readonly Slo[];
  readonly alerts: readonly Alert[];
  readonly logAlerts: readonly LogAlert[];
  readonly dashboards: readonly Dashboard[];
  readonly uptimeChecks: readonly UptimeCheck[];
  readonly notifications: Notifications;
  readonly onCall: OnCall;
  /** What was corrected of what the product's people wrote and that no item of the catalog stands for. Default: nothing. */
  readonly corrections?: readonly StatedCorrection[];
  /** Alert name → its runbook's Markdown. */
  readonly runbooks: ReadonlyMap<string, string>;
}

/** The alerts about metrics: those that the catalog's SLOs bring and those that it states, in catalog order. */
export const allAlerts = oncePer((catalog: Catalog): readonly Alert[] => [
  ...catalog.slos.flatMap(sloAlerts),
  ...catalog.alerts,
]);

/** Everything that people may be told of: the alerts about metrics and those about log lines. */
export const toldAlerts = oncePer((catalog: Catalog): readonly AlertBase[] => [
  ...allAlerts(catalog),
  ...catalog.logAlerts,
]);

const servicesByName = oncePer(
  (catalog: Catalog): ReadonlyMap<string, Service> =>
    new Map(catalog.services.map((service) => [service.name, service])),
);

const slosByName = oncePer(
  (catalog: Catalog): ReadonlyMap<string, Slo> => new Map(catalog.slos.map((slo) => [slo.name, slo])),
);

const jobsByName = oncePer(
  (catalog: Catalog): ReadonlyMap<string, ScrapeJob> => new Map(catalog.scrapeJobs.map((job) => [job.name, job])),
);

export const sloNamed = (catalog: Catalog, name: string): Slo | undefined => slosByName(catalog).get(name);

/** How often the job of this name is scraped; the catalog's own interval where the job sets none. */
export const scrapeIntervalOf = (catalog: Catalog, job: string): Duration =>
  jobsByName(catalog).get(job)?.interval ?? catalog.scrapeInterval;

/** Name of the job that tells what came by StatsD, also where the catalog has nothing that does. */
export const statsdJob = ({ metrics }: Catalog): string =>
  metrics.find(({ statsd }) => statsd !== undefined)?.job ?? "statsd-exporter";

/** Throws on an unknown service: validation has refused such a catalog before. */
export function serviceOf(catalog: Catalog, name: string): Service {
  const service = servicesByName(catalog).get(name);
  if (service === undefined) throw new Error(`the catalog has no service "${name}"`);
  return service;
}

/** Labels that every scraped series carries beside the metric's own. */
export const targetLabels = ["job", "instance", "service", "environment", "cluster"] as const;

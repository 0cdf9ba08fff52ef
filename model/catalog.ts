import type { Alert, AlertBase } from "./alert.ts";
import { sloAlerts } from "./burn-rate.ts";
import type { Dashboard } from "./dashboard.ts";
import type { Documented, StatedCorrection } from "./documented.ts";
import type { Duration } from "./duration.ts";
import type { LogAlert } from "./log-alert.ts";
import type { Metric, ScrapeJob, ScrapeJobKind } from "./metric.ts";
import type { Notifications } from "./notification.ts";
import type { OnCall } from "./on-call.ts";
import { oncePer } from "./once-per.ts";
import type { Secrets } from "./secret.ts";
import type { Slo } from "./slo.ts";
import type { UptimeCheck } from "./uptime.ts";
import { certificateJob } from "./uptime.ts";

export interface Service extends Documented {
  /** Unique, in kebab-case: the `service` label. */
  readonly name: string;
  readonly title: string;
  /** Owner, by name: the `team` label. */
  readonly team: string;
  /** The escalation policy that its pages go to. */
  readonly escalationPolicy: string;
}

/** Everything that must work and who is notified, for one product; names no vendor. */
export interface Catalog {
  /** In kebab-case: part of every external name. */
  readonly product: string;
  readonly title: string;
  readonly statsdPrefix: string;
  /** Origin of the product in production, without a slash at its end: the paths of uptime checks follow it. */
  readonly baseUrl: string;
  /** Where an alert's messages lead on the tiers that have no such place of their own; config can override both. */
  readonly links: {
    /** URL of a runbook, with `{alert}`. */
    readonly runbook: string;
    /** Origin of the product's own Grafana, without a slash at its end. */
    readonly dashboards: string;
  };
  /** The product's own secrets, each a key of secret config, and what it is: those of its receivers and checks. */
  readonly secrets: Secrets;
  readonly scrapeInterval: Duration;
  readonly evaluationInterval: Duration;
  readonly services: readonly Service[];
  readonly scrapeJobs: readonly ScrapeJob[];
  readonly metrics: readonly Metric[];
  readonly slos: readonly Slo[];
  readonly alerts: readonly Alert[];
  readonly logAlerts: readonly LogAlert[];
  /** Fields of the product's own log lines that people search for by name, beside those of log-line.ts. Default: none. */
  readonly logFields?: readonly string[];
  readonly dashboards: readonly Dashboard[];
  readonly uptimeChecks: readonly UptimeCheck[];
  readonly notifications: Notifications;
  readonly onCall: OnCall;
  /** What was corrected of what the product's people wrote and that no item of the catalog stands for. Default: nothing. */
  readonly corrections?: readonly StatedCorrection[];
  /** Alert name → its runbook's Markdown, filled with numbers like an alert's texts. */
  readonly runbooks: ReadonlyMap<string, string>;
}

/** The alerts about metrics: those that the catalog's SLOs bring and those that it states, in catalog order. */
export const allAlerts = oncePer((catalog: Catalog): readonly Alert[] => [
  ...catalog.slos.flatMap(sloAlerts),
  ...catalog.alerts,
]);

/** Everything that people may be notified of: the alerts about metrics and those about log lines. */
export const notifiedAlerts = oncePer((catalog: Catalog): readonly AlertBase[] => [
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

export const jobKind = ({ kind = "product" }: ScrapeJob): ScrapeJobKind => kind;

/** The job of this kind; of several (`product`), the first. Undefined where the catalog has none. */
export const jobOfKind = ({ scrapeJobs }: Catalog, wanted: ScrapeJobKind): ScrapeJob | undefined =>
  scrapeJobs.find((job) => jobKind(job) === wanted);

/** Name of the job that a backend adds where it counts something by StatsD and the catalog has no such job. */
export const addedStatsdJob = "statsd-exporter";

/** Name of the job that exposes what came by StatsD, also where the catalog has nothing that does. */
export const statsdJob = (catalog: Catalog): string => jobOfKind(catalog, "statsd")?.name ?? addedStatsdJob;

/** Whether the product sends metrics by StatsD. */
export const sendsStatsd = ({ metrics }: Catalog): boolean => metrics.some(({ statsd }) => statsd !== undefined);

const dashboardsByUid = oncePer(
  (catalog: Catalog): ReadonlyMap<string, Dashboard> =>
    new Map(catalog.dashboards.map((dashboard) => [dashboard.uid, dashboard])),
);

/** Throws on an unknown dashboard: validation has refused such a catalog before. */
export function dashboardNamed(catalog: Catalog, uid: string): Dashboard {
  const dashboard = dashboardsByUid(catalog).get(uid);
  if (dashboard === undefined) throw new Error(`the catalog has no dashboard "${uid}"`);
  return dashboard;
}

/** Whether the catalog asks when the certificate that its uptime checks meet expires. */
export const watchesCertificates = ({ metrics }: Catalog): boolean => metrics.some(({ job }) => job === certificateJob);

/** Throws on an unknown service: validation has refused such a catalog before. */
export function serviceOf(catalog: Catalog, name: string): Service {
  const service = servicesByName(catalog).get(name);
  if (service === undefined) throw new Error(`the catalog has no service "${name}"`);
  return service;
}

/** Labels that every scraped series carries beside the metric's own. */
export const targetLabels = ["job", "instance", "service", "environment", "cluster"] as const;

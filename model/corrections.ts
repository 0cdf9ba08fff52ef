import type { Catalog } from "./catalog.ts";
import type { Correction, Documented } from "./documented.ts";

/** A correction and the item of the catalog that it stands beside. */
export interface CorrectionRow extends Correction {
  /** Such as `alert HighErrorRate`; undefined where no item stands for it. */
  readonly item?: string;
}

type Item = readonly [item: string, documented: Documented];

function dashboardItems({ dashboards }: Catalog): readonly Item[] {
  return dashboards.flatMap((dashboard): readonly Item[] => [
    [`dashboard ${dashboard.title}`, dashboard],
    ...dashboard.rows.flatMap((row): readonly Item[] => [
      [`row ${row.title} of ${dashboard.title}`, row],
      ...row.panels.map((panel): Item => [`panel ${panel.title} of ${dashboard.title}`, panel]),
    ]),
  ]);
}

function notificationItems({ notifications }: Catalog): readonly Item[] {
  const { receivers, routes, defaultRoute, inhibitions, muteWindows, smtp, look } = notifications;
  return [
    ["notifications", notifications],
    ...receivers.map((receiver): Item => [`receiver ${receiver.name}`, receiver]),
    ...routes.map((route): Item => [`route to ${route.receiver}`, route]),
    [`default route to ${defaultRoute.receiver}`, defaultRoute],
    ...inhibitions.map((inhibition): Item => [
      `inhibition of ${inhibition.target} by ${inhibition.source}`,
      inhibition,
    ]),
    ...muteWindows.map((window): Item => [`mute window ${window.name}`, window]),
    ["mail server", smtp],
    ["look of messages", look],
  ];
}

function onCallItems({ onCall }: Catalog): readonly Item[] {
  const { teams, responders, schedules, escalationPolicies } = onCall;
  return [
    ...teams.map((team): Item => [`team ${team.name}`, team]),
    ...responders.map((responder): Item => [`responder ${responder.name}`, responder]),
    ...schedules.map((schedule): Item => [`schedule ${schedule.name}`, schedule]),
    ...escalationPolicies.map((policy): Item => [`escalation policy ${policy.name}`, policy]),
  ];
}

/** Every item of a catalog, in its order, with a name for people. */
export function documentedItems(catalog: Catalog): readonly Item[] {
  return [
    ...catalog.services.map((service): Item => [`service ${service.name}`, service]),
    ...catalog.scrapeJobs.map((job): Item => [`scrape job ${job.name}`, job]),
    ...catalog.metrics.flatMap((metric): readonly Item[] => [
      [`metric ${metric.name}`, metric],
      ...Object.entries(metric.labels).map(([name, label]): Item => [`label ${name} of ${metric.name}`, label]),
    ]),
    ...catalog.slos.map((slo): Item => [`SLO ${slo.name}`, slo]),
    ...[...catalog.alerts, ...catalog.logAlerts].map((alert): Item => [`alert ${alert.name}`, alert]),
    ...dashboardItems(catalog),
    ...catalog.uptimeChecks.map((check): Item => [`uptime check ${check.name}`, check]),
    ...notificationItems(catalog),
    ...onCallItems(catalog),
  ];
}

/** Everything that a catalog corrects: what stands beside its items, then the rest. */
export function correctionsOf(catalog: Catalog): readonly CorrectionRow[] {
  const beside = documentedItems(catalog).flatMap(([item, { why, corrects = [] }]) =>
    corrects.map((correction) => ({ ...(why === undefined ? {} : { why }), ...correction, item })),
  );
  return [...beside, ...(catalog.corrections ?? [])];
}

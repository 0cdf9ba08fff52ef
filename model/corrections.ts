import type { Catalog } from "./catalog.ts";
import type { Correction, Documented } from "./documented.ts";

/** A correction and the item of the catalog that it stands beside. */
interface CorrectionRow extends Correction {
  /** Such as `alert HighErrorRate`; undefined where no item stands for it. */
  readonly item?: string;
}

const none: readonly Correction[] = [];

/** An item, with a name for people that is made only for the few that correct something. */
type Item = readonly [documented: Documented, name: () => string];

function dashboardItems({ dashboards }: Catalog): readonly Item[] {
  return dashboards.flatMap((dashboard): readonly Item[] => [
    [dashboard, () => `dashboard ${dashboard.title}`],
    ...dashboard.rows.flatMap((row): readonly Item[] => [
      [row, () => `row ${row.title} of ${dashboard.title}`],
      ...row.panels.map((panel): Item => [panel, () => `panel ${panel.title} of ${dashboard.title}`]),
    ]),
  ]);
}

function notificationItems({ notifications }: Catalog): readonly Item[] {
  const { receivers, routes, defaultRoute, inhibitions, muteWindows, smtp, look } = notifications;
  return [
    [notifications, () => "notifications"],
    ...receivers.map((receiver): Item => [receiver, () => `receiver ${receiver.name}`]),
    ...routes.map((route): Item => [route, () => `route to ${route.receiver}`]),
    [defaultRoute, () => `default route to ${defaultRoute.receiver}`],
    ...inhibitions.map((inhibition): Item => [
      inhibition,
      () => `inhibition of ${inhibition.target} by ${inhibition.source}`,
    ]),
    ...muteWindows.map((window): Item => [window, () => `mute window ${window.name}`]),
    [smtp, () => "mail server"],
    [look, () => "look of messages"],
  ];
}

function onCallItems({ onCall }: Catalog): readonly Item[] {
  const { teams, responders, schedules, escalationPolicies } = onCall;
  return [
    ...teams.map((team): Item => [team, () => `team ${team.name}`]),
    ...responders.map((responder): Item => [responder, () => `responder ${responder.name}`]),
    ...schedules.map((schedule): Item => [schedule, () => `schedule ${schedule.name}`]),
    ...escalationPolicies.map((policy): Item => [policy, () => `escalation policy ${policy.name}`]),
  ];
}

/** Every item of a catalog, in its order. */
function documentedItems(catalog: Catalog): readonly Item[] {
  return [
    ...catalog.services.map((service): Item => [service, () => `service ${service.name}`]),
    ...catalog.scrapeJobs.map((job): Item => [job, () => `scrape job ${job.name}`]),
    ...catalog.metrics.flatMap((metric): readonly Item[] => [
      [metric, () => `metric ${metric.name}`],
      ...Object.entries(metric.labels).map(([name, label]): Item => [label, () => `label ${name} of ${metric.name}`]),
    ]),
    ...catalog.slos.map((slo): Item => [slo, () => `SLO ${slo.name}`]),
    ...[...catalog.alerts, ...catalog.logAlerts].map((alert): Item => [alert, () => `alert ${alert.name}`]),
    ...dashboardItems(catalog),
    ...catalog.uptimeChecks.map((check): Item => [check, () => `uptime check ${check.name}`]),
    ...notificationItems(catalog),
    ...onCallItems(catalog),
  ];
}

/** Everything that a catalog corrects: what stands beside its items, then the rest. */
export function correctionsOf(catalog: Catalog): readonly CorrectionRow[] {
  const beside = documentedItems(catalog).flatMap(([{ why, corrects = none }, name]) =>
    corrects.map((correction) => ({ ...(why === undefined ? {} : { why }), ...correction, item: name() })),
  );
  return [...beside, ...(catalog.corrections ?? [])];
}

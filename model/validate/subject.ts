import type { AlertBase, Severity } from "../alert.ts";
import type { BurnWindow } from "../burn-rate.ts";
import { burnWindows, sloAlertNames } from "../burn-rate.ts";
import { fillWindows } from "../fill-windows.ts";
import type { Catalog } from "../catalog.ts";
import { scrapeIntervalOf } from "../catalog.ts";
import { isDuration, milliseconds } from "../duration.ts";
import type { ScrapeJob } from "../metric.ts";
import type { Slo } from "../slo.ts";
import { sliMetric } from "../slo.ts";
import type { Limits } from "./limits.ts";
import type { Issue } from "../issue.ts";
import { path } from "./path.ts";
import type { Located, LocatedLeaf } from "./queries.ts";
import { alertLeaves, catalogQueries } from "./queries.ts";

export type SloAlertNames = Partial<ReturnType<typeof sloAlertNames>>;

/** What checks look at: the catalog, and what several of them would otherwise work out again. */
export interface Subject {
  readonly catalog: Catalog;
  readonly limits: Limits;
  readonly leaves: readonly LocatedLeaf[];
  readonly queries: readonly Located[];
  /** The alerts that the catalog states, about metrics and about log lines, and where each stands. */
  readonly stated: readonly (readonly [AlertBase, string])[];
  /** Each SLO with the names of the alerts that it brings: no page, or no ticket, where none of its windows makes one. */
  readonly slos: readonly (readonly [Slo, SloAlertNames])[];
  /** Of the alerts that the catalog states, of either kind, and those that its SLOs bring. */
  readonly alertNames: ReadonlySet<string>;
  readonly serviceNames: ReadonlySet<string>;
  readonly teamNames: ReadonlySet<string>;
  /** By name. */
  readonly scrapeJobs: ReadonlyMap<string, ScrapeJob>;
  /** Undefined for an SLO whose objective or period is unusable, which other checks report. */
  readonly burnWindows: (slo: Slo) => readonly BurnWindow[] | undefined;
}

/** One thing that may be wrong: gives an issue for each place where it is. */
export type Check = (subject: Subject) => readonly Issue[];

/** Milliseconds; NaN, which no comparison holds for, of a text that is no duration, which one check reports. */
export const length = (text: string): number => (isDuration(text) ? milliseconds(text) : Number.NaN);

/** Per cent above 0 and below 100, as plain decimals. */
export function isObjective(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text) && Number(text) > 0 && Number(text) < 100;
}

/** The SLO's windows as they will be; undefined where its texts are unusable. */
function usableWindows(slo: Slo, catalog: Catalog): readonly BurnWindow[] | undefined {
  if (!isObjective(slo.objective) || !(length(slo.period) > 0)) return undefined;
  const isScraped = length(scrapeIntervalOf(catalog, sliMetric(slo).job)) > 0;
  return burnWindows(isScraped ? fillWindows(slo, catalog) : slo);
}

function alertNamesOf(slo: Slo, windows: readonly BurnWindow[] | undefined): SloAlertNames {
  const { page, ticket, absent } = sloAlertNames(slo);
  const has = (wanted: Severity) => windows?.some(({ severity }) => severity === wanted) !== false;
  return { ...(has("critical") ? { page } : {}), ...(has("warning") ? { ticket } : {}), absent };
}

export function subject(catalog: Catalog, limits: Limits): Subject {
  const leaves = alertLeaves(catalog);
  const stated = (["alerts", "logAlerts"] as const).flatMap((kind) =>
    catalog[kind].map((alert) => [alert, path(kind, alert.name)] as const),
  );
  const windows = new Map(catalog.slos.map((slo) => [slo, usableWindows(slo, catalog)] as const));
  const slos = catalog.slos.map((slo) => [slo, alertNamesOf(slo, windows.get(slo))] as const);
  return {
    catalog,
    limits,
    leaves,
    stated,
    queries: catalogQueries(catalog, leaves),
    slos,
    alertNames: new Set([...slos.flatMap(([, names]) => Object.values(names)), ...stated.map(([{ name }]) => name)]),
    serviceNames: new Set(catalog.services.map(({ name }) => name)),
    teamNames: new Set(catalog.onCall.teams.map(({ name }) => name)),
    scrapeJobs: new Map(catalog.scrapeJobs.map((job) => [job.name, job])),
    burnWindows: (slo) => windows.get(slo),
  };
}

import type { AlertBase } from "../alert.ts";
import { isAboutMetrics } from "../alert.ts";
import { sloAlertNames } from "../burn-rate.ts";
import type { Catalog } from "../catalog.ts";
import { sloNamed } from "../catalog.ts";
import { isAboutLines } from "../log-alert.ts";
import { checkFacts } from "./check-facts.ts";
import { conditionFacts, logFacts } from "./condition-facts.ts";
import { oncePer } from "../once-per.ts";
import type { Fact } from "./fact.ts";
import { durationFact } from "./fact.ts";
import { notificationFacts } from "./notification-facts.ts";
import { sloFacts } from "./slo-facts.ts";

function stated(alert: AlertBase, catalog: Catalog): readonly Fact[] {
  const slo = alert.slo === undefined ? undefined : sloNamed(catalog, alert.slo);
  const burns = slo !== undefined && alert.name !== sloAlertNames(slo).absent;
  return [
    ...durationFact("for", alert.for),
    ...durationFact("keepFiringFor", alert.keepFiringFor),
    // What a burning budget compares is made of its windows, which have names of their own.
    ...(isAboutMetrics(alert) && !burns ? [...conditionFacts(alert), ...checkFacts(alert, catalog)] : []),
    ...(isAboutLines(alert) && !isAboutMetrics(alert) ? logFacts(alert) : []),
    ...(slo === undefined ? [] : sloFacts(slo, alert, burns)),
  ];
}

/** Exact arithmetic takes its time, and an alert has several texts. */
const kept = oncePer((catalog: Catalog) => oncePer((alert: AlertBase) => stated(alert, catalog)));

/** What the alert itself states: numbers that a text about it must not contradict. */
export const ownFacts = (alert: AlertBase, catalog: Catalog): readonly Fact[] => kept(catalog)(alert);

/** Every number that texts about an alert may say by name: its own, and when people are notified of it. */
export const factsOf = (alert: AlertBase, catalog: Catalog): readonly Fact[] => [
  ...ownFacts(alert, catalog),
  ...notificationFacts(alert, catalog),
  ...durationFact("scrapeInterval", catalog.scrapeInterval),
];

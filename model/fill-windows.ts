import { recentWindows } from "./burn-rate.ts";
import type { Catalog } from "./catalog.ts";
import { scrapeIntervalOf } from "./catalog.ts";
import { duration, milliseconds } from "./duration.ts";
import type { Slo } from "./slo.ts";
import { sliMetric } from "./slo.ts";

/** A rate needs two samples; four leave room for a missed scrape and for the window's edges. */
export const scrapesPerWindow = 4;

/**
 * The SLO with windows that its metric's scrapes fill: a short period, or rare scrapes, would else ask for rates of two
 * or three samples. The SLO itself where its windows are long enough. For a catalog whose time is not accelerated, and
 * whose durations can be read.
 */
export function fillWindows(slo: Slo, catalog: Catalog): Slo {
  const least = scrapesPerWindow * milliseconds(scrapeIntervalOf(catalog, sliMetric(slo).job));
  return milliseconds(recentWindows(slo).base) < least ? { ...slo, shortestWindow: duration(least) } : slo;
}

export const withFilledWindows = (catalog: Catalog): Catalog => ({
  ...catalog,
  slos: catalog.slos.map((slo) => fillWindows(slo, catalog)),
});

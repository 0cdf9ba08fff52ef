import { duration, milliseconds } from "../../duration.ts";
import { scrapesPerWindow } from "../../fill-windows.ts";
import { scrapeIntervalOf } from "../../catalog.ts";
import { sliMetric } from "../../slo.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";
import { length } from "../subject.ts";

/** The shortest long window of a ticket is so many times the shortest window: a day by five minutes. */
const ticketByShortest = milliseconds("1d") / milliseconds("5m");

/** SLOs of a period too short for any burn-rate window that their scrapes fill: nobody could be notified of a burn. */
export const burnWindows: Check = ({ catalog, burnWindows: windowsOf, scrapeJobs }) =>
  catalog.slos.flatMap((slo) => {
    const { job } = sliMetric(slo);
    if (!scrapeJobs.has(job) || windowsOf(slo)?.length !== 0) return [];
    const interval = scrapeIntervalOf(catalog, job);
    return [
      {
        path: path("slos", slo.name, "period"),
        got: `${slo.period}, in which no burn-rate window has ${scrapesPerWindow} scrapes of ${job} (every ${interval}) in its short one`,
        expected: `at least ${duration(ticketByShortest * scrapesPerWindow * length(interval))}`,
      },
    ];
  });

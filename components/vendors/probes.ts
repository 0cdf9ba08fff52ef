import type { Alert, Threshold } from "../../model/alert.ts";
import { leaves } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import { allAlerts } from "../../model/catalog.ts";
import type { Query } from "../../model/query.ts";
import { admits, subqueries } from "../../model/query.ts";
import { certificateJob, uptimeJob } from "../../model/uptime.ts";
import type { Loss } from "./loss.ts";

/** An alert on the probes of uptime checks, which a vendor's synthetic tests bring by themselves. */
interface ProbeAlert {
  readonly alert: Alert;
  readonly threshold: Threshold;
}

/** The alerts with a threshold on such a query. */
const alertsOn = (catalog: Catalog, reads: (query: Query) => boolean): readonly ProbeAlert[] =>
  allAlerts(catalog).flatMap((alert) =>
    leaves(alert.condition).flatMap((leaf) =>
      leaf.kind === "threshold" && subqueries(leaf.query).some(reads) ? [{ alert, threshold: leaf }] : [],
    ),
  );

/** The alerts that read a check's probes. */
export function probeAlerts(catalog: Catalog, check: string): readonly Alert[] {
  const read = alertsOn(
    catalog,
    (query) => "metric" in query && query.metric.job === uptimeJob && admits(query.filter.check, check),
  );
  return [...new Set(read.map(({ alert }) => alert))];
}

/** The alert that a check's failure raises. */
export const failureAlert = (catalog: Catalog, check: string): Alert | undefined => probeAlerts(catalog, check)[0];

/** The alert on the time until certificates expire, in seconds. */
export const certificateAlert = (catalog: Catalog): ProbeAlert | undefined =>
  alertsOn(catalog, (query) => query.kind === "secondsUntil" && query.metric.job === certificateJob)[0];

/** What a vendor's own look at a certificate misses of it. */
export const chainLoss = (vendor: string): Loss => ({
  lost: `the certificates above the host's own: ${vendor} counts the days that this one has left`,
  fallback: "nothing; the authority renews those long before",
});

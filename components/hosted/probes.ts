import type { Alert, Threshold } from "../../model/alert.ts";
import { leaves } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import { allAlerts } from "../../model/catalog.ts";
import type { Filter } from "../../model/query.ts";
import { parts } from "../../model/query.ts";

/** An alert on the probes of uptime checks, which a vendor's synthetic tests bring by themselves. */
export interface ProbeAlert {
  readonly alert: Alert;
  readonly threshold: Threshold;
}

function admits(filter: Filter, check: string): boolean {
  const match = filter.check;
  if (match === undefined) return true;
  if ("is" in match) return match.is === check;
  if ("isNot" in match) return match.isNot !== check;
  return "in" in match ? match.in.includes(check) : check.startsWith(match.startsWith);
}

function onProbes(catalog: Catalog, kind: "value" | "secondsUntil", check: string | undefined): readonly ProbeAlert[] {
  return allAlerts(catalog).flatMap((alert) =>
    leaves(alert.condition).flatMap((leaf) => {
      if (leaf.kind !== "threshold") return [];
      const reads = parts(leaf.query).some(
        (part) =>
          part.kind === kind && part.metric.job === "uptime" && (check === undefined || admits(part.filter, check)),
      );
      return reads ? [{ alert, threshold: leaf }] : [];
    }),
  );
}

/** The alerts that read a check's probes: on its failure, and on its certificate. */
export function probeAlerts(catalog: Catalog, check: string): readonly Alert[] {
  const read = (["value", "secondsUntil"] as const).flatMap((kind) => onProbes(catalog, kind, check));
  return [...new Set(read.map(({ alert }) => alert))];
}

/** The alert that a check's failure raises. */
export function failureAlert(catalog: Catalog, check: string): Alert | undefined {
  return onProbes(catalog, "value", check)[0]?.alert;
}

/** The alert on the time until certificates expire, in seconds. */
export function certificateAlert(catalog: Catalog): ProbeAlert | undefined {
  return onProbes(catalog, "secondsUntil", undefined)[0];
}

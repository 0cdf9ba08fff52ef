import type { Alert } from "../../model/alert.ts";
import { conditionMetrics } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import { allAlerts } from "../../model/catalog.ts";

/** Other alerts that are compiled and read a metric that this one reads: what still watches the same thing. */
function relatives(catalog: Catalog, alert: Alert, compiled: ReadonlySet<string>): readonly string[] {
  const metrics = new Set(conditionMetrics(alert.condition));
  return allAlerts(catalog)
    .filter(({ name }) => name !== alert.name && compiled.has(name))
    .filter(({ condition }) => conditionMetrics(condition).some((metric) => metrics.has(metric)))
    .map(({ name }) => name)
    .sort();
}

/** What stands in for an alert that a vendor cannot express. */
export function fallback(catalog: Catalog, alert: Alert, compiled: ReadonlySet<string>): string {
  const others = relatives(catalog, alert, compiled);
  return others.length === 0 ? "nothing" : `${others.join(", ")} on the same metric`;
}

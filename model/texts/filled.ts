import type { AlertBase } from "../alert.ts";
import type { Catalog } from "../catalog.ts";
import { notifiedAlerts } from "../catalog.ts";
import { oncePer } from "../once-per.ts";
import { factsOf } from "./facts.ts";
import { fill } from "./placeholders.ts";

/**
 * The catalog with its numbers in its texts: summaries, descriptions and runbooks of alerts say what holds on this stack,
 * also where its time runs faster or a vendor's retention has shortened an SLO's period.
 */
export const filled = oncePer((catalog: Catalog): Catalog => {
  const texts = <A extends AlertBase>(alert: A): A => {
    const facts = factsOf(alert, catalog);
    return { ...alert, summary: fill(alert.summary, facts), description: fill(alert.description, facts) };
  };
  const alerts = new Map(notifiedAlerts(catalog).map((alert) => [alert.name, alert]));
  return {
    ...catalog,
    alerts: catalog.alerts.map(texts),
    logAlerts: catalog.logAlerts.map(texts),
    runbooks: new Map(
      [...catalog.runbooks].map(([name, text]) => {
        const alert = alerts.get(name);
        return [name, alert === undefined ? text : fill(text, factsOf(alert, catalog))];
      }),
    ),
  };
});

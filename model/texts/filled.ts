import type { AlertBase } from "../alert.ts";
import type { Catalog } from "../catalog.ts";
import { notifiedAlerts } from "../catalog.ts";
import { oncePer } from "../once-per.ts";
import { factsOf } from "./facts.ts";
import { fill, placeholdersIn } from "./placeholders.ts";

/**
 * The catalog with its numbers in its texts: summaries, descriptions and runbooks of alerts say what holds on this stack,
 * also where its time runs faster or a vendor's retention has shortened an SLO's period.
 */
export const filled = oncePer((catalog: Catalog): Catalog => {
  // Most texts of a large catalog say no number.
  const said = (text: string, alert: AlertBase): string =>
    placeholdersIn(text).length === 0 ? text : fill(text, factsOf(alert, catalog));
  const texts = <A extends AlertBase>(alert: A): A => ({
    ...alert,
    summary: said(alert.summary, alert),
    description: said(alert.description, alert),
  });
  const alerts = new Map(notifiedAlerts(catalog).map((alert) => [alert.name, alert]));
  return {
    ...catalog,
    alerts: catalog.alerts.map(texts),
    logAlerts: catalog.logAlerts.map(texts),
    runbooks: new Map(
      [...catalog.runbooks].map(([name, text]) => {
        const alert = alerts.get(name);
        return [name, alert === undefined ? text : said(text, alert)];
      }),
    ),
  };
});

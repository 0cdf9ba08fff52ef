import type { AlertBase } from "../../alert.ts";
import type { Catalog } from "../../catalog.ts";
import { notifiedAlerts } from "../../catalog.ts";
import type { Issue } from "../../issue.ts";
import { factsOf } from "../../texts/facts.ts";
import { placeholderOf, placeholdersIn } from "../../texts/placeholders.ts";
import { oneOf } from "../choices.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

function unknown(text: string, at: string, alert: AlertBase, catalog: Catalog): readonly Issue[] {
  const names = placeholdersIn(text);
  if (names.length === 0) return [];
  const facts = factsOf(alert, catalog);
  const known = new Set(facts.map(({ name }) => name));
  return names
    .filter((name) => !known.has(name))
    .map((name) => {
      const got = placeholderOf({ name });
      return { path: at, got, ...oneOf(facts.map(placeholderOf), got, "numbers of this alert: ") };
    });
}

/** Placeholders for numbers that an alert has not, in its texts and its runbook. */
export const textPlaceholders: Check = ({ catalog, stated }) => [
  ...stated.flatMap(([alert, at]) => [
    ...unknown(alert.summary, `${at}.summary`, alert, catalog),
    ...unknown(alert.description, `${at}.description`, alert, catalog),
  ]),
  ...notifiedAlerts(catalog).flatMap((alert) =>
    unknown(catalog.runbooks.get(alert.name) ?? "", path("runbooks", alert.name), alert, catalog),
  ),
];

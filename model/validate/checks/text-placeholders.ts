import { notifiedAlerts } from "../../catalog.ts";
import type { Issue } from "../../issue.ts";
import type { Fact } from "../../texts/fact.ts";
import { factsOf } from "../../texts/facts.ts";
import { placeholderOf, placeholdersIn } from "../../texts/placeholders.ts";
import { oneOf } from "../choices.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

function unknown(text: string, at: string, facts: readonly Fact[]): readonly Issue[] {
  const names = new Set(facts.map(({ name }) => name));
  return placeholdersIn(text)
    .filter((name) => !names.has(name))
    .map((name) => {
      const got = placeholderOf({ name });
      return { path: at, got, ...oneOf(facts.map(placeholderOf), got, "numbers of this alert: ") };
    });
}

/** Placeholders for numbers that an alert has not, in its texts and its runbook. */
export const textPlaceholders: Check = ({ catalog, stated }) => [
  ...stated.flatMap(([alert, at]) => {
    const facts = factsOf(alert, catalog);
    return [
      ...unknown(alert.summary, `${at}.summary`, facts),
      ...unknown(alert.description, `${at}.description`, facts),
    ];
  }),
  ...notifiedAlerts(catalog).flatMap((alert) =>
    unknown(catalog.runbooks.get(alert.name) ?? "", path("runbooks", alert.name), factsOf(alert, catalog)),
  ),
];

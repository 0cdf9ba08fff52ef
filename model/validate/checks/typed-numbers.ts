import type { AlertBase } from "../../alert.ts";
import { notifiedAlerts } from "../../catalog.ts";
import type { Issue } from "../../issue.ts";
import type { Fact } from "../../texts/fact.ts";
import { factText } from "../../texts/fact.ts";
import { ownFacts } from "../../texts/facts.ts";
import { firstSentence, prose, section } from "../../texts/markdown.ts";
import { placeholderOf } from "../../texts/placeholders.ts";
import type { Contradiction } from "../../texts/typed-numbers.ts";
import { brokenPromises, contradictions } from "../../texts/typed-numbers.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

const issue = (at: string, { words, fact }: Contradiction): Issue => ({
  path: at,
  got: `${quoted(words)}, where the alert has ${factText(fact, false)}`,
  expected: factText(fact, false),
  meant: placeholderOf(fact),
});

/** In a runbook the first sentence of its first section states the condition; an SLO's promise may stand anywhere. */
function runbookIssues(name: string, markdown: string, facts: readonly Fact[]): readonly Issue[] {
  const statement = firstSentence(prose(section(markdown, "What it means")));
  return [...contradictions(statement, facts), ...brokenPromises(prose(markdown), facts)].map((found) =>
    issue(path("runbooks", name), found),
  );
}

function textIssues({ summary, description }: AlertBase, at: string, facts: readonly Fact[]): readonly Issue[] {
  const of = (text: string) => [...contradictions(text, facts), ...brokenPromises(text, facts)];
  return [
    ...of(summary).map((found) => issue(`${at}.summary`, found)),
    ...of(description).map((found) => issue(`${at}.description`, found)),
  ];
}

/** Numbers typed by hand that are not, or no longer, the alert's own. */
export const typedNumbers: Check = ({ catalog, stated }) => [
  ...stated.flatMap(([alert, at]) => textIssues(alert, at, ownFacts(alert, catalog))),
  ...notifiedAlerts(catalog).flatMap((alert) => {
    const markdown = catalog.runbooks.get(alert.name);
    return markdown === undefined ? [] : runbookIssues(alert.name, markdown, ownFacts(alert, catalog));
  }),
];

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

type Facts = () => readonly Fact[];

/** Only an SLO promises anything. */
const promisesBroken = (text: () => string, { slo }: AlertBase, facts: Facts): readonly Contradiction[] =>
  slo === undefined ? [] : brokenPromises(text(), facts);

/** In a runbook the first sentence of its first section states the condition; an SLO's promise may stand anywhere. */
function runbookIssues(alert: AlertBase, markdown: string, facts: Facts): readonly Issue[] {
  const statement = firstSentence(prose(section(markdown, "What it means")));
  return [...contradictions(statement, facts), ...promisesBroken(() => prose(markdown), alert, facts)].map((found) =>
    issue(path("runbooks", alert.name), found),
  );
}

function textIssues(alert: AlertBase, at: string, facts: Facts): readonly Issue[] {
  const of = (text: string) => [...contradictions(text, facts), ...promisesBroken(() => text, alert, facts)];
  return [
    ...of(alert.summary).map((found) => issue(`${at}.summary`, found)),
    ...of(alert.description).map((found) => issue(`${at}.description`, found)),
  ];
}

/** Numbers typed by hand that are not, or no longer, the alert's own. */
export const typedNumbers: Check = ({ catalog, stated }) => {
  const factsOf =
    (alert: AlertBase): Facts =>
    () =>
      ownFacts(alert, catalog);
  return [
    ...stated.flatMap(([alert, at]) => textIssues(alert, at, factsOf(alert))),
    ...notifiedAlerts(catalog).flatMap((alert) => {
      const markdown = catalog.runbooks.get(alert.name);
      return markdown === undefined ? [] : runbookIssues(alert, markdown, factsOf(alert));
    }),
  ];
};

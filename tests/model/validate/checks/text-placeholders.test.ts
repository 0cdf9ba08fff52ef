import assert from "node:assert/strict";
import { highErrorRate, paymentErrors, shop, withAlert, withLogAlert } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

const withRunbook = (text: string) => ({
  ...shop,
  runbooks: new Map(
    [...shop.runbooks].map(([name, all]) => [name, name === highErrorRate.name ? `${all}\n${text}` : all]),
  ),
});

describe("A placeholder for a number", () => {
  it("is one that the alert has, in its texts and its runbook", () => {
    const text = "More than {{threshold}} for {{for}}, over {{window}}";
    assert.deepEqual(issuesOf(withAlert({ summary: text, description: text })), []);
    assert.deepEqual(issuesOf(withLogAlert({ description: "More than {{threshold}} within {{window}}" })), []);
    assert.deepEqual(issuesOf(withRunbook(`${text}, told again after {{repeat}}.`)), []);
  });

  it("is reported with its path and the one that was meant", () => {
    assert.deepEqual(issuesOf(withAlert({ summary: "{{treshold}}", description: "{{forr}}" })), [
      "alerts.HighErrorRate.description: got {{forr}}; did you mean `{{for}}`?",
      "alerts.HighErrorRate.summary: got {{treshold}}; did you mean `{{threshold}}`?",
    ]);
    assert.deepEqual(issuesOf(withRunbook("See `rate(x[{{windw}}])`.")), [
      "runbooks.HighErrorRate: got {{windw}}; did you mean `{{window}}`?",
    ]);
  });

  it("is reported with those that there are, where another kind of alert has it", () => {
    const [issue = ""] = issuesOf(withLogAlert({ description: "{{objective}}" }));
    assert.match(
      issue,
      new RegExp(
        `^logAlerts\\.${paymentErrors.name}\\.description: got \\{\\{objective\\}\\}; expected numbers of this alert: `,
      ),
    );
  });

  it("is none where another language's braces stand", () => {
    assert.deepEqual(issuesOf(withRunbook("`docker inspect -f '{{.State.Status}}' {{ $name }} {{ end }}`")), []);
  });
});

import assert from "node:assert/strict";
import type { CompoundDefinition, ConditionDefinition } from "../../../../components/newrelic/condition/definition.ts";
import { compoundProblems, conditionProblems } from "../../../../components/newrelic/grammar/condition.ts";

const policies = new Set(["pages"]);
const term = { operator: "above", threshold: 5, thresholdDuration: 300, thresholdOccurrences: "all" } as const;
const fine: ConditionDefinition = {
  policy: "pages",
  name: "Load",
  type: "static",
  enabled: true,
  description: "",
  runbookUrl: "",
  nrql: { query: "SELECT max(x) FROM Metric" },
  critical: term,
  aggregationWindow: 60,
  aggregationMethod: "event_flow",
  aggregationDelay: "120",
  fillOption: "none",
  violationTimeLimitSeconds: 259_200,
};

const refused = (change: object, reason: RegExp) => {
  const problems = conditionProblems({ ...fine, ...change }, policies);
  assert.equal(problems.length, 1, problems.join("; "));
  assert.match(problems[0] ?? "", reason);
};

describe("What New Relic refuses of a condition", () => {
  it("is nothing where all of it agrees", () => {
    assert.deepEqual(conditionProblems(fine, policies), []);
  });

  it("is a duration that is no multiple of the window, or out of range", () => {
    refused({ critical: { ...term, thresholdDuration: 90 } }, /not a multiple of aggregationWindow 60/);
    refused({ aggregationWindow: 30, critical: { ...term, thresholdDuration: 30 } }, /60 to 86400/);
    refused({ critical: { ...term, thresholdDuration: 86_460 } }, /60 to 86400/);
  });

  it("is a window below 30 s or above 6 h", () => {
    refused({ aggregationWindow: 15 }, /30 to 21600/);
    refused({ aggregationWindow: 25_200, critical: { ...term, thresholdDuration: 25_200 } }, /30 to 21600/);
  });

  it("is a slide that is no smaller factor of the window", () => {
    refused({ slideBy: 60 }, /slideBy 60/);
    refused({ slideBy: 25 }, /slideBy 25/);
  });

  it("is a word that its enumerations do not have", () => {
    refused({ critical: { ...term, operator: ">" } }, /operator ">": above,/);
    refused({ critical: { ...term, thresholdOccurrences: "ALL" } }, /thresholdOccurrences "ALL"/);
  });

  it("is a fill value without static filling, and the other way round", () => {
    refused({ fillValue: 0 }, /fillValue/);
    refused({ fillOption: "static" }, /fillValue/);
  });

  it("is a loss of signal out of range, without its time, or of a nested query", () => {
    refused({ expirationDuration: 10 }, /30 to 172800/);
    refused({ openViolationOnExpiration: true }, /needs an expirationDuration/);
    const nested = "SELECT sum(v) FROM (SELECT latest(x) AS v FROM Metric FACET host)";
    refused({ nrql: { query: nested }, expirationDuration: 600 }, /no loss of signal/);
  });

  it("is a policy or a term that is not there, or a query that alerts refuse", () => {
    refused({ policy: "tickets" }, /no policy tickets/);
    refused({ critical: undefined }, /neither critical nor warning/);
    refused({ nrql: { query: "SELECT max(x) FROM Metric TIMESERIES" } }, /no TIMESERIES/);
  });
});

describe("What New Relic refuses of a compound condition", () => {
  const compound: CompoundDefinition = {
    policy: "pages",
    name: "Both",
    enabled: true,
    triggerExpression: "A AND (B OR NOT C)",
    facetMatchingBehavior: "FACETS_MATCH",
    runbookUrl: "",
    componentConditions: ["A", "B", "C"].map((alias) => ({ alias, condition: alias.toLowerCase() })),
    tags: [],
  };
  const problems = (change: Partial<CompoundDefinition>) =>
    compoundProblems({ ...compound, ...change }, policies, new Set(["a", "b", "c"])).join("; ");

  it("is nothing where all of it agrees", () => {
    assert.equal(problems({}), "");
  });

  it("is an expression that does not parse, or of other components", () => {
    for (const text of ["A AND", "A && B", "(A AND B", "A B"])
      assert.match(problems({ triggerExpression: text }), /is not an expression/);
    assert.match(problems({ triggerExpression: "A AND D" }), /no component is called D; component B is not used/);
  });

  it("is less than two conditions, or one that is not there", () => {
    const [first] = compound.componentConditions;
    assert.match(
      problems({ triggerExpression: "A", componentConditions: first === undefined ? [] : [first] }),
      /two components/,
    );
    const strange = [...compound.componentConditions.slice(0, 2), { alias: "C", condition: "z" }];
    assert.match(problems({ componentConditions: strange }), /no condition z/);
  });
});

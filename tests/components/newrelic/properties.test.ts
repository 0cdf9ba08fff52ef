import assert from "node:assert/strict";
import fc from "fast-check";
import { compileAlert } from "../../../components/newrelic/condition/index.ts";
import { graphQuery } from "../../../components/newrelic/dashboard/graph.ts";
import { compoundProblems, conditionProblems } from "../../../components/newrelic/grammar/condition.ts";
import { parseNrql } from "../../../components/newrelic/grammar/nrql.ts";
import { arbitraryCondition, arbitraryFor, arbitraryQuery } from "../vendors/arbitrary-query.ts";
import { alertOn, context } from "../datadog/fixture.ts";
import { assertTakenOrLost } from "../vendors/said-or-lost.ts";

describe("Whatever the algebra can say, New Relic's grammar", () => {
  it("accepts as a graph, or it is said what is lost", () => {
    assertTakenOrLost(
      fc.tuple(arbitraryQuery, fc.constantFrom("line" as const, "number" as const)),
      ([query, kind]) => graphQuery(query, { kind, range: "1d" }, context),
      parseNrql,
    );
  });

  it("accepts as the conditions of an alert, or it is said what is lost", () => {
    assertTakenOrLost(
      fc.tuple(arbitraryCondition, arbitraryFor),
      ([condition, held]) => compileAlert(alertOn(condition, { for: held }), context),
      ({ conditions, compounds }) => {
        const policies = new Set([...conditions, ...compounds].map(([, { policy }]) => policy));
        const keys = new Set(conditions.map(([key]) => key));
        assert.equal(keys.size, conditions.length, "every condition has a key of its own");
        for (const [, definition] of conditions) {
          assert.deepEqual(conditionProblems(definition, policies), [], definition.nrql.query);
        }
        for (const [, definition] of compounds) {
          assert.deepEqual(compoundProblems(definition, policies, keys), [], definition.triggerExpression);
        }
      },
    );
  });
});

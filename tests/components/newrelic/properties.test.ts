import assert from "node:assert/strict";
import fc from "fast-check";
import { attempt } from "../../../components/vendors/unsupported.ts";
import { compileAlert } from "../../../components/newrelic/condition/index.ts";
import { graphQuery } from "../../../components/newrelic/dashboard/graph.ts";
import { compoundProblems, conditionProblems } from "../../../components/newrelic/grammar/condition.ts";
import { parseNrql } from "../../../components/newrelic/grammar/nrql.ts";
import { arbitraryCondition, arbitraryFor, arbitraryQuery } from "../datadog/arbitrary-query.ts";
import { alertOn, context } from "../datadog/fixture.ts";

describe("Whatever the algebra can say, New Relic's grammar", () => {
  it("accepts as a graph, or it is said what is lost", () => {
    let said = 0;
    fc.assert(
      fc.property(arbitraryQuery, fc.constantFrom("line" as const, "number" as const), (query, kind) => {
        const result = attempt(() => graphQuery(query, { kind, range: "1d" }, context));
        if ("lost" in result) {
          assert.notEqual(result.lost, "");
          return;
        }
        said += 1;
        parseNrql(result.value);
      }),
      { numRuns: 1000 },
    );
    assert.ok(said > 300, `only ${said} of 1000 queries could be said`);
  });

  it("accepts as the conditions of an alert, or it is said what is lost", () => {
    let said = 0;
    fc.assert(
      fc.property(arbitraryCondition, arbitraryFor, (condition, held) => {
        const result = attempt(() => compileAlert(alertOn(condition, { for: held }), context));
        if ("lost" in result) {
          assert.notEqual(result.lost, "");
          return;
        }
        said += 1;
        const { conditions, compounds } = result.value;
        const policies = new Set([...conditions, ...compounds].map(([, { policy }]) => policy));
        const keys = new Set(conditions.map(([key]) => key));
        assert.equal(keys.size, conditions.length, "every condition has a key of its own");
        for (const [, definition] of conditions) {
          assert.deepEqual(conditionProblems(definition, policies), [], definition.nrql.query);
        }
        for (const [, definition] of compounds) {
          assert.deepEqual(compoundProblems(definition, policies, keys), [], definition.triggerExpression);
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(said > 300, `only ${said} of 1000 conditions could be said`);
  });
});

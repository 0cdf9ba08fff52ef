import assert from "node:assert/strict";
import fc from "fast-check";
import { monitorProblems } from "../../../components/datadog/grammar/monitor.ts";
import { parseGraphQuery } from "../../../components/datadog/grammar/monitor-query.ts";
import { compileAlert } from "../../../components/datadog/monitor/index.ts";
import { datadogQuery } from "../../../components/datadog/query/index.ts";
import { assertTakenOrLost } from "../vendors/said-or-lost.ts";
import { arbitraryCondition, arbitraryFor, arbitraryQuery } from "../vendors/arbitrary-query.ts";
import { alertOn, context } from "./fixture.ts";

describe("Whatever the algebra can say, Datadog's grammar", () => {
  it("accepts as a graph, or it is said what is lost", () => {
    assertTakenOrLost(arbitraryQuery, (query) => datadogQuery(query, context, { kind: "points" }), parseGraphQuery);
  });

  it("accepts as the monitors of an alert, or it is said what is lost", () => {
    assertTakenOrLost(
      fc.tuple(arbitraryCondition, arbitraryFor),
      ([condition, held]) => compileAlert(alertOn(condition, { for: held }), context),
      ({ monitors }) => {
        const references = { monitors: new Set(monitors.map(([key]) => key)), slos: new Map<string, number>() };
        assert.equal(references.monitors.size, monitors.length, "every monitor has a key of its own");
        for (const [key, definition] of monitors) {
          assert.deepEqual(monitorProblems(definition, references), [], `${key}: ${definition.query}`);
        }
      },
    );
  });
});

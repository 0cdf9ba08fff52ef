import assert from "node:assert/strict";
import fc from "fast-check";
import { monitorProblems } from "../../../components/datadog/grammar/monitor.ts";
import { parseGraphQuery } from "../../../components/datadog/grammar/monitor-query.ts";
import { attempt } from "../../../components/vendors/unsupported.ts";
import { compileAlert } from "../../../components/datadog/monitor/index.ts";
import { datadogQuery } from "../../../components/datadog/query/index.ts";
import { arbitraryCondition, arbitraryFor, arbitraryQuery } from "./arbitrary-query.ts";
import { alertOn, context } from "./fixture.ts";

describe("Whatever the algebra can say, Datadog's grammar", () => {
  it("accepts as a graph, or it is said what is lost", () => {
    let said = 0;
    fc.assert(
      fc.property(arbitraryQuery, (query) => {
        const result = attempt(() => datadogQuery(query, context, { kind: "points" }));
        if ("lost" in result) {
          assert.notEqual(result.lost, "");
          return;
        }
        said += 1;
        parseGraphQuery(result.value);
      }),
      { numRuns: 1000 },
    );
    assert.ok(said > 300, `only ${said} of 1000 queries could be said`);
  });

  it("accepts as the monitors of an alert, or it is said what is lost", () => {
    let said = 0;
    fc.assert(
      fc.property(arbitraryCondition, arbitraryFor, (condition, held) => {
        const result = attempt(() => compileAlert(alertOn(condition, { for: held }), context));
        if ("lost" in result) {
          assert.notEqual(result.lost, "");
          return;
        }
        said += 1;
        const { monitors } = result.value;
        const references = { monitors: new Set(monitors.map(([key]) => key)), slos: new Map<string, number>() };
        assert.equal(references.monitors.size, monitors.length, "every monitor has a key of its own");
        for (const [key, definition] of monitors) {
          assert.deepEqual(monitorProblems(definition, references), [], `${key}: ${definition.query}`);
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(said > 300, `only ${said} of 1000 conditions could be said`);
  });
});

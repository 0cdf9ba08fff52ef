import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import { compile } from "../../../../components/prometheus/compile/index.ts";
import { conditionPromql, promql } from "../../../../components/prometheus/compile/promql.ts";
import { syntaxError } from "../../../../components/prometheus/compile/syntax.ts";
import { prod } from "../fixture.ts";
import { anyCondition, anyQuery } from "../queries.ts";

describe("PromQL syntax", () => {
  it("is right in every query of the algebra", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        assert.equal(syntaxError(promql(query)), undefined);
      }),
      { numRuns: 300 },
    );
  });

  it("is right in every condition over them", () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        assert.equal(syntaxError(conditionPromql(condition)), undefined);
      }),
      { numRuns: 300 },
    );
  });

  it("is right in every query of the catalog", () => {
    for (const { name, query } of compile(stratoai, prod).items) assert.equal(syntaxError(query), undefined, name);
  });

  it("is told apart from what is none, with the place", () => {
    assert.equal(syntaxError("sum(rate(x[5m])"), "unexpected end");
    assert.equal(syntaxError("  "), "empty expression");
    assert.match(syntaxError("up == == 0") ?? "", /^syntax error at character 7, near "==/);
    assert.match(syntaxError('up{job="a" "b"}') ?? "", /^syntax error at character 12/);
  });
});

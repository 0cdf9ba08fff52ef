import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { check } from "../../../components/prometheus/check.ts";
import { compile } from "../../../components/prometheus/compile.ts";
import { conditionPromql, promql } from "../../../components/prometheus/promql.ts";
import { syntaxError } from "../../../components/prometheus/syntax.ts";
import { prod } from "./fixture.ts";
import { anyCondition, anyQuery } from "./queries.ts";

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

  it("is checked in the compiled rules, which are reported by their names", () => {
    const { ruleFiles } = compile(stratoai, prod).objects;
    assert.deepEqual(check({ ruleFiles }), []);
    const [file] = ruleFiles;
    const broken = { record: "a:b", expr: "sum(", labels: { slo: "s" } };
    const groups = [{ name: "g", interval: "15s" as const, rules: [broken] }];
    assert.deepEqual(check({ ruleFiles: [{ ...file!, groups }] }), [
      { item: 'recording a:b{slo="s"}', query: "sum(", problem: "unexpected end" },
    ]);
  });

  it("is distinguished from what is none, with the place", () => {
    assert.equal(syntaxError("sum(rate(x[5m])"), "unexpected end");
    assert.equal(syntaxError("  "), "empty expression");
    assert.match(syntaxError("up == == 0") ?? "", /^syntax error at character 7, near "==/);
    assert.match(syntaxError('up{job="a" "b"}') ?? "", /^syntax error at character 12/);
  });
});

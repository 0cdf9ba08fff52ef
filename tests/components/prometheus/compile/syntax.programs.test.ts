import assert from "node:assert/strict";
import fc from "fast-check";
import { conditionPromql, promql } from "../../../../components/prometheus/compile/promql.ts";
import { ruleFileArtifact } from "../../../../components/prometheus/compile/rule-file.ts";
import { needs } from "../../../support/toolchain.ts";
import { run, temporaryFolder } from "../fixture.ts";
import { anyCondition, anyQuery } from "../queries.ts";

describe("PromQL syntax, by Prometheus' own parser", () => {
  needs("promtool");

  it("is right in a sample of the algebra, types included", () => {
    const folder = temporaryFolder();
    try {
      const expressions = [
        ...fc.sample(anyQuery, { numRuns: 300, seed: 3 }).map((query) => promql(query)),
        ...fc.sample(anyCondition, { numRuns: 200, seed: 3 }).map(conditionPromql),
      ];
      const rules = expressions.map((expr, index) => ({ record: `sample:${index}`, expr, labels: {} }));
      const groups = [{ name: "sample", interval: "15s" as const, rules }];
      const file = ruleFileArtifact({ name: "sample", origin: "a sample", groups });
      folder.write([file]);
      const { ok, output } = run("promtool", ["check", "rules", file.path], folder.path);
      assert.ok(ok, output);
      assert.match(output, /500 rules found/);
    } finally {
      folder.remove();
    }
  });
});

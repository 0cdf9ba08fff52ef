import assert from "node:assert/strict";
import { comparedQueries } from "../../../demo/inbox/promql-operands.ts";

describe("what an alert's expression compares", () => {
  for (const [expression, compared] of [
    ["sum(rate(a[5m])) / sum(rate(b[5m])) > 0.05", ["sum(rate(a[5m])) / sum(rate(b[5m]))"]],
    ["(min by (i) (x) == 0)", ["min by (i) (x)"]],
    ["a > bool 2", ["a"]],
    ["a > on (x) group_left () b", ["a"]],
    ["2 < a", ["a"]],
    ["a > 1 and b < 2 or c >= 3", ["a", "b", "c"]],
    ["(a > 1 and a > 2) unless on (x) (b != 3)", ["a", "b"]],
    ["absent(up) or up == 0", ["absent(up)", "up"]],
    ["sum(a > 1) > 2", ["sum(a > 1)"]],
    ["vector(1)", ["vector(1)"]],
    ["a >", ["a >"]],
  ] as const)
    it(`is ${compared.join(" and ")} in ${expression}`, () => {
      assert.deepEqual(comparedQueries(expression), compared);
    });
});

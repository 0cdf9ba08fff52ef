import assert from "node:assert/strict";
import { absent, allOf, always, anyOf, when } from "../../../model/alert.ts";
import { up } from "../../../model/query.ts";
import type { Evaluation } from "../../../components/vendors/condition-tree.ts";
import { conditionTree, conjunction } from "../../../components/vendors/condition-tree.ts";
import type { Evaluated, Tree } from "../../../components/vendors/tree.ts";
import { expressionOf, leaf, lossesOf } from "../../../components/vendors/tree.ts";

interface Named extends Evaluated {
  readonly name: string;
}

const spec = (name: string): Named => ({ name, groups: [], losses: [] });
const vendor: Evaluation<Named> = {
  threshold: ({ value }) => spec(`above ${value}`),
  absent: () => spec("absent"),
  heartbeat: { lost: "a heartbeat", fallback: "a status page" },
};
const spelled = (tree: Tree<Named>) => expressionOf(tree, { all: "AND", any: "OR" }, ({ name }) => name);
const above = (limit: number) => when(up("backend"), ">", limit);
const gone = absent({ job: "backend" }, "5m");

describe("An alert's condition in a vendor's own", () => {
  it("has each kind where the alert has it, at any depth", () => {
    const condition = anyOf(above(1), allOf([], above(2), anyOf(gone, above(3))));
    assert.equal(spelled(conditionTree(condition, vendor)), "above 1 OR (above 2 AND (absent OR above 3))");
  });

  it("has a vendor's own conjunction where it has one, at any depth", () => {
    const own: Evaluation<Named> = {
      ...vendor,
      all: (condition, compile) => (condition.of.length === 2 ? leaf(spec("native")) : conjunction(condition, compile)),
    };
    const condition = allOf([], above(1), above(2), anyOf(above(3), allOf([], above(4), gone)));
    assert.equal(spelled(conditionTree(condition, own)), "above 1 AND above 2 AND (above 3 OR native)");
  });

  it("says why it has no heartbeat, and what stands in", () => {
    assert.throws(() => conditionTree(always, vendor), {
      name: "Unsupported",
      lost: "a heartbeat",
      fallback: "a status page",
    });
    assert.deepEqual(lossesOf(conditionTree(anyOf(above(1), always), vendor)), [
      { lost: "one of its conditions: a heartbeat", fallback: "a status page" },
    ]);
  });

  it("asks no vendor whether a target has ever been ready, and says so", () => {
    const tree = conditionTree(allOf(["job"], above(1), when(up("backend", "30d"), "==", 1)), vendor);
    assert.equal(spelled(tree), "above 1");
    assert.deepEqual(
      lossesOf(tree).map(({ lost }) => lost),
      ["silence about a target that has never been ready"],
    );
  });
});

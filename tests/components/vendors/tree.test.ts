import assert from "node:assert/strict";
import { Unsupported } from "../../../components/vendors/unsupported.ts";
import type { Evaluated, Tree } from "../../../components/vendors/tree.ts";
import {
  allTree,
  anyTree,
  expressionOf,
  leaf,
  lossesOf,
  leavesOf,
  simplify,
} from "../../../components/vendors/tree.ts";
import { always, when } from "../../../model/alert.ts";
import { up } from "../../../model/query.ts";

interface Named extends Evaluated {
  readonly name: string;
}

const single = (name: string, groups: readonly string[] = []): Tree<Named> => leaf({ name, groups, losses: [] });
const spelled = (tree: Tree<Named>) => expressionOf(tree, { all: "AND", any: "OR" }, ({ name }) => name);
const a = single("a");
const b = single("b");
const c = single("c");
const any = (...of: Tree<Named>[]): Tree<Named> => ({ kind: "any", of, losses: [] });

describe("A condition as a vendor evaluates it", () => {
  it("is spelled with the vendor's operators, in brackets where one junction stands in another", () => {
    assert.equal(spelled(a), "a");
    assert.equal(spelled(any(allTree([a, b]), allTree([b, c]))), "(a AND b) OR (b AND c)");
    assert.equal(spelled(any(allTree([a]))), "a");
  });

  it("is simplified where something stands twice or alone", () => {
    assert.deepEqual(simplify(any(a, any(a, a))), a);
    assert.equal(spelled(simplify(any(allTree([a, b]), allTree([a, b]), c))), "(a AND b) OR c");
  });

  it("keeps what of its alternatives can be said, and what is lost of the others", () => {
    const conditions = [when(up("backend"), "==", 0), always];
    const tree = anyTree(conditions, (condition) => {
      if (condition.kind === "always") throw new Unsupported("a heartbeat", "a status page");
      return a;
    });
    assert.deepEqual(leavesOf(simplify(tree)), leavesOf(a));
    assert.deepEqual(lossesOf(simplify(tree)), [
      { lost: "one of its conditions: a heartbeat", fallback: "a status page" },
    ]);
  });

  it("cannot be said where none of its alternatives can, each reason once", () => {
    const never = (): Tree<Named> => {
      throw new Unsupported("no such thing");
    };
    assert.throws(() => anyTree([always, always], never), { name: "Unsupported", message: "no such thing" });
  });

  it("lets finer groups refine coarser ones, and refuses those that never meet", () => {
    assert.doesNotThrow(() =>
      allTree([single("whole"), single("fine", ["host", "service"]), single("coarse", ["service"])]),
    );
    assert.throws(() => allTree([single("left", ["host"]), single("right", ["service"])]), {
      name: "Unsupported",
      message: "conditions on groups by service and by host, which never meet",
    });
  });

  it("passes issues of ours through", () => {
    const wrong = (): Tree<Named> => {
      throw new TypeError("ours");
    };
    assert.throws(() => anyTree([always], wrong), TypeError);
  });
});

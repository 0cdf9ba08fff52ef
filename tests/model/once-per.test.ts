import assert from "node:assert/strict";
import { oncePer } from "../../model/once-per.ts";

describe("An answer kept for each object", () => {
  it("is worked out once, and anew for an equal object", () => {
    let calls = 0;
    const size = oncePer((list: readonly number[]) => {
      calls += 1;
      return list.length;
    });
    const list = [1, 2];
    assert.deepEqual([size(list), size(list), calls], [2, 2, 1]);
    assert.deepEqual([size([1, 2]), calls], [2, 2]);
  });

  it("is kept even where it is undefined", () => {
    let calls = 0;
    const nothing = oncePer(() => {
      calls += 1;
      return undefined;
    });
    const key = {};
    nothing(key);
    nothing(key);
    assert.equal(calls, 1);
  });

  it("is not kept where the work fails", () => {
    let calls = 0;
    const failing = oncePer(() => {
      calls += 1;
      throw new Error("no");
    });
    const key = {};
    assert.throws(() => failing(key), /no/);
    assert.throws(() => failing(key), /no/);
    assert.equal(calls, 2);
  });
});

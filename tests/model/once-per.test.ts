import assert from "node:assert/strict";
import { oncePer, oncePerText } from "../../model/once-per.ts";

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

describe("An answer kept for each text", () => {
  const counted = () => {
    let calls = 0;
    const length = oncePerText((text) => {
      calls += 1;
      return text === "" ? undefined : text.length;
    });
    return { length, calls: () => calls };
  };

  it("is worked out once for equal texts, even where it is undefined", () => {
    const { length, calls } = counted();
    assert.deepEqual([length("90m"), length("90m"), length(""), length(""), calls()], [3, 3, undefined, undefined, 2]);
  });

  it("is not kept for long texts, nor for more than a few thousand", () => {
    const { length, calls } = counted();
    length("a".repeat(41));
    length("a".repeat(41));
    assert.equal(calls(), 2);
    for (let text = 0; text < 5001; text++) length(`text ${text}`);
    length("text 0");
    length("text 5000");
    assert.equal(calls(), 2 + 5001 + 1);
  });
});

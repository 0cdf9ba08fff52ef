import assert from "node:assert/strict";
import { growthExponent, measure, median } from "../../bench/measure.ts";

describe("Benchmark figures", () => {
  it("call ten times the time for ten times the size linear, and a hundred times quadratic", () => {
    const small = { size: 10, time: 3 };
    assert.ok(Math.abs(growthExponent(small, { size: 100, time: 30 }) - 1) < 1e-9);
    assert.ok(Math.abs(growthExponent(small, { size: 100, time: 300 }) - 2) < 1e-9);
  });

  it("take the middle, whatever the order", () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([4, 1]), 4);
    assert.ok(Number.isNaN(median([])));
  });

  it("give what the work gives beside what it took", async () => {
    const { result, took } = await measure(() => Promise.resolve("done"));
    assert.equal(result, "done");
    assert.ok(took.wall >= 0 && took.cpu >= 0);
  });
});

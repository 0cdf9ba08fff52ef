import assert from "node:assert/strict";
import fc from "fast-check";
import type { Duration } from "../../model/duration.ts";
import { divide, duration, isDuration, longest, milliseconds, seconds } from "../../model/duration.ts";

const anyDuration = fc
  .tuple(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom("ms", "s", "m", "h", "d"))
  .map(([count, unit]): Duration => `${count}${unit}`);

describe("A duration", () => {
  it("is one whole number and one unit", () => {
    for (const text of ["5m", "0s", "100ms", "31d"]) assert.ok(isDuration(text), text);
    for (const text of ["1h30m", "0.5h", "-5m", "5", "m", "5 m", "5M", "1w", ""]) assert.ok(!isDuration(text), text);
  });

  it("says what it should have been when it is none", () => {
    assert.throws(() => milliseconds("0.5h"), {
      message: '"0.5h" is not a duration: one whole number and one of ms, s, m, h, d',
    });
  });

  it("has seconds, with a fraction below one", () => {
    assert.equal(seconds("90m"), 5400);
    assert.equal(seconds("250ms"), 0.25);
  });

  it("keeps its length in its shortest notation", () => {
    fc.assert(
      fc.property(anyDuration, (length) => {
        const again = duration(milliseconds(length));
        return milliseconds(again) === milliseconds(length) && again.length <= `${milliseconds(length)}ms`.length;
      }),
    );
    assert.equal(duration(3_600_000), "1h");
    assert.equal(duration(90_000), "90s");
    assert.equal(duration(1_500), "1500ms");
  });

  it("is never nothing once divided, and off by half a millisecond at most", () => {
    fc.assert(
      fc.property(anyDuration, fc.integer({ min: 1, max: 1000 }), (length, by) => {
        const divided = milliseconds(divide(length, by));
        return divided >= 1 && Math.abs(divided - Math.max(1, milliseconds(length) / by)) <= 0.5;
      }),
    );
  });

  it("is found as the longest of several, whatever their units", () => {
    assert.equal(longest(["90m", "1h", "5000s"]), "90m");
    assert.equal(longest([]), undefined);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { EvenSpacing } from "../../../demo/backend/spacing.ts";

describe("even spacing", () => {
  it("picks n × share of n events, rounded up or down, at every n and for every key", () => {
    const shares = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 5 }), (share, n, keys) => {
        const spacing = new EvenSpacing();
        for (let key = 0; key < keys; key++) {
          let picked = 0;
          for (let event = 1; event <= n; event++) {
            if (spacing.pick(String(key), share)) picked += 1;
            assert.ok(Math.abs(picked - event * share) < 1 + 1e-6, `${picked} of ${event} at ${share}`);
          }
        }
      }),
    );
  });

  it("picks all at 1 and none at 0", () => {
    const spacing = new EvenSpacing();
    for (let event = 0; event < 100; event++) {
      assert.equal(spacing.pick("a", 1), true);
      assert.equal(spacing.pick("b", 0), false);
    }
  });
});

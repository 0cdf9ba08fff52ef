import assert from "node:assert/strict";
import { duration, shop } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A histogram's bounds", () => {
  const expected = "at least one bound, all finite and each above the one before it";
  const withBuckets = (...buckets: number[]) => ({
    ...shop,
    metrics: [...shop.metrics, { ...duration, name: "shop_other_seconds", buckets }],
  });

  it("are ascending, finite and at least one", () => {
    assert.deepEqual(issuesOf(withBuckets(0.1, 1, 0.5)), [
      `metrics.shop_other_seconds.buckets: got 0.1, 1, 0.5; expected ${expected}`,
    ]);
    assert.deepEqual(issuesOf(withBuckets(1, 1)), [
      `metrics.shop_other_seconds.buckets: got 1, 1; expected ${expected}`,
    ]);
    assert.deepEqual(issuesOf(withBuckets(1, Infinity)), [
      "metrics.shop_other_seconds.buckets[1]: got Infinity; expected a finite number",
    ]);
    assert.deepEqual(issuesOf(withBuckets()), [
      `metrics.shop_other_seconds.buckets: got no bound; expected ${expected}`,
    ]);
  });
});

import assert from "node:assert/strict";
import { duration, shop } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A histogram's bounds", () => {
  const allowed = "at least one bound, all finite and each above the one before it";
  const withBuckets = (...buckets: number[]) => ({
    ...shop,
    metrics: [...shop.metrics, { ...duration, name: "shop_other_seconds", buckets }],
  });

  it("are ascending, finite and at least one", () => {
    assert.deepEqual(told(withBuckets(0.1, 1, 0.5)), [
      `metrics.shop_other_seconds.buckets: found 0.1, 1, 0.5; allowed: ${allowed}`,
    ]);
    assert.deepEqual(told(withBuckets(1, 1)), [`metrics.shop_other_seconds.buckets: found 1, 1; allowed: ${allowed}`]);
    assert.deepEqual(told(withBuckets(1, Infinity)), [
      "metrics.shop_other_seconds.buckets[1]: found Infinity; allowed: a finite number",
    ]);
    assert.deepEqual(told(withBuckets()), [`metrics.shop_other_seconds.buckets: found no bound; allowed: ${allowed}`]);
  });
});

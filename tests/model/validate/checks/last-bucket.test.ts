import assert from "node:assert/strict";
import { when } from "../../../../model/alert.ts";
import { arithmetic, max, quantile } from "../../../../model/query.ts";
import { duration, withCondition, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A latency at or above the last finite bucket", () => {
  const expected = "below 5, the last finite bucket of shop_duration_seconds";

  it("is reported for a quantile, also of an aggregated one, that never exceeds it", () => {
    for (const query of [quantile(0.95, duration, "5m"), max(quantile(0.95, duration, "5m", ["route"]))]) {
      assert.deepEqual(issuesOf(withCondition(when(query, ">", 5))), [
        `alerts.HighErrorRate.condition.value: got 5; expected ${expected}`,
      ]);
      assert.deepEqual(issuesOf(withCondition(when(query, ">", 4.9))), []);
    }
  });

  it("is reported for an SLI", () => {
    assert.deepEqual(issuesOf(withSlo({ sli: { kind: "latency", histogram: duration, filter: {}, threshold: 5 } })), [
      `slos.shop-availability.sli.threshold: got 5; expected ${expected}`,
    ]);
  });

  it("is nothing that can be known of arithmetic, which changes the scale", () => {
    const milliseconds = arithmetic(quantile(0.95, duration, "5m"), "*", 1000);
    assert.deepEqual(issuesOf(withCondition(when(milliseconds, ">", 2000))), []);
  });
});

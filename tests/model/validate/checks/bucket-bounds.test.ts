import assert from "node:assert/strict";
import { atMost, sum } from "../../../../model/query.ts";
import { duration, withQuery, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A latency between two bucket bounds", () => {
  const expected = "a bucket bound of shop_duration_seconds: 0.1, 0.5, 1, 5";

  it("is reported for an SLI", () => {
    assert.deepEqual(issuesOf(withSlo({ sli: { kind: "latency", histogram: duration, filter: {}, threshold: 2 } })), [
      `slos.shop-availability.sli.threshold: got 2; expected ${expected}`,
    ]);
  });

  it("is reported for a query", () => {
    assert.deepEqual(issuesOf(withQuery(sum(atMost(duration, 0.3, "5m")))), [
      `alerts.HighErrorRate.condition.query.of.bound: got 0.3; expected ${expected}`,
    ]);
  });
});

import assert from "node:assert/strict";
import { limits, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("An SLO's period", () => {
  it("is not longer than metrics are kept", () => {
    assert.deepEqual(issuesOf(withSlo({ period: "90d" })), [
      "slos.shop-availability.period: got 90d; expected above 0s and at most 31d, as long as metrics are kept",
    ]);
    assert.deepEqual(issuesOf(withSlo({ period: "31d" })), []);
    assert.deepEqual(issuesOf(withSlo({ period: "90d" }), { ...limits, metricRetention: "90d" }), []);
  });

  it("is not nothing", () => {
    assert.deepEqual(issuesOf(withSlo({ period: "0d" })), [
      "slos.shop-availability.period: got 0d; expected above 0s and at most 31d, as long as metrics are kept",
    ]);
  });
});

import assert from "node:assert/strict";
import { limits, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A burn factor that can never be reached", () => {
  it("is reported with the objective above which it can", () => {
    assert.deepEqual(issuesOf(withSlo({ objective: "90" })), [
      "slos.shop-availability.objective: got 90 %, for which 14.4 times the allowed rate over 1h is an error ratio of 1.44; expected above 93.0556 %, so that a total outage pages",
    ]);
    assert.deepEqual(issuesOf(withSlo({ objective: "93.06" })), []);
    assert.deepEqual(issuesOf(withSlo({ objective: "93.05" })).length, 1);
  });

  it("depends on the period", () => {
    assert.deepEqual(issuesOf(withSlo({ objective: "97", period: "90d" }), { ...limits, metricRetention: "90d" }), [
      "slos.shop-availability.objective: got 97 %, for which 43.2 times the allowed rate over 1h is an error ratio of 1.296; expected above 97.6852 %, so that a total outage pages",
    ]);
  });
});

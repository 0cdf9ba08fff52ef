import assert from "node:assert/strict";
import { withPanel } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A panel's thresholds", () => {
  it("are ascending, also where less is worse", () => {
    assert.deepEqual(issuesOf(withPanel({ thresholds: { steps: [0.05, 0.01] } })), [
      "dashboards.shop.Errors.thresholds: got 0.05, 0.01; expected the second above the first",
    ]);
    assert.deepEqual(issuesOf(withPanel({ thresholds: { steps: [0.5, 0.5], inverted: true } })), [
      "dashboards.shop.Errors.thresholds: got 0.5, 0.5; expected the second above the first",
    ]);
  });
});

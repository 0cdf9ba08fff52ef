import assert from "node:assert/strict";
import { withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("An objective", () => {
  it("leaves a budget and is more than nothing", () => {
    for (const objective of ["0", "100", "100.1", "-5", "99,9", "99.9%", "", "9e1"]) {
      assert.deepEqual(issuesOf(withSlo({ objective })), [
        `slos.shop-availability.objective: got "${objective}"; expected per cent above 0 and below 100 as plain decimals, such as 99.9`,
      ]);
    }
    assert.deepEqual(issuesOf(withSlo({ objective: "99.99" })), []);
  });
});

import assert from "node:assert/strict";
import { runbook, shop } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A runbook's sections", () => {
  it("are all there", () => {
    const text = runbook.replace("## Impact", "## Effects").replace("## How to fix", "How to fix");
    assert.deepEqual(issuesOf({ ...shop, runbooks: new Map([...shop.runbooks, ["HighMemory", text]]) }), [
      "runbooks.HighMemory: got no section Impact, How to fix; expected the sections What it means, Impact, First five minutes, How to diagnose, How to fix, When to escalate",
    ]);
  });
});

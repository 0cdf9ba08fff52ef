import assert from "node:assert/strict";
import { runbook, shop, withLogAlert } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("Runbooks", () => {
  it("are there for every alert, also those that an SLO brings", () => {
    const runbooks = new Map(
      [...shop.runbooks].filter(([name]) => !["HighMemory", "ShopLatencySliAbsent"].includes(name)),
    );
    assert.deepEqual(issuesOf({ ...shop, runbooks }), [
      "runbooks.HighMemory: got nothing; expected a runbook, as for every alert",
      "runbooks.ShopLatencySliAbsent: got nothing; expected a runbook, as for every alert",
    ]);
  });

  it("are there for alerts only", () => {
    assert.deepEqual(issuesOf({ ...shop, runbooks: new Map([...shop.runbooks, ["DiskFull", runbook]]) }), [
      "runbooks.DiskFull: got a runbook of no alert; expected HighErrorRate, HighMemory, ShopAvailabilityErrorBudgetBurn, ShopAvailabilityErrorBudgetBurnSlow, ShopAvailabilitySliAbsent, ShopLatencyErrorBudgetBurn, ShopLatencyErrorBudgetBurnSlow, ShopLatencySliAbsent",
    ]);
  });

  it("are there for log alerts too", () => {
    assert.deepEqual(issuesOf({ ...withLogAlert(), runbooks: shop.runbooks }), [
      "runbooks.PaymentErrors: got nothing; expected a runbook, as for every alert",
    ]);
  });
});

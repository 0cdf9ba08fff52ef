import assert from "node:assert/strict";
import { runbook, shop, withLogAlert } from "../../fixture.ts";
import { told } from "../told.ts";

describe("Runbooks", () => {
  it("are there for every alert, also those that an SLO brings", () => {
    const runbooks = new Map(
      [...shop.runbooks].filter(([name]) => !["HighMemory", "ShopLatencySliAbsent"].includes(name)),
    );
    assert.deepEqual(told({ ...shop, runbooks }), [
      "runbooks.HighMemory: found nothing; allowed: a runbook, as for every alert",
      "runbooks.ShopLatencySliAbsent: found nothing; allowed: a runbook, as for every alert",
    ]);
  });

  it("are there for alerts only", () => {
    assert.deepEqual(told({ ...shop, runbooks: new Map([...shop.runbooks, ["DiskFull", runbook]]) }), [
      "runbooks.DiskFull: found a runbook of no alert; allowed: HighErrorRate, HighMemory, ShopAvailabilityErrorBudgetBurn, ShopAvailabilityErrorBudgetBurnSlow, ShopAvailabilitySliAbsent, ShopLatencyErrorBudgetBurn, ShopLatencyErrorBudgetBurnSlow, ShopLatencySliAbsent",
    ]);
  });

  it("are there for log alerts too", () => {
    assert.deepEqual(told({ ...withLogAlert(), runbooks: shop.runbooks }), [
      "runbooks.PaymentErrors: found nothing; allowed: a runbook, as for every alert",
    ]);
  });
});

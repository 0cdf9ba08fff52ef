import assert from "node:assert/strict";
import { notifications, withLogAlert, withNotifications } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

const between = (source: string, target: string) => ({
  ...notifications,
  inhibitions: [{ source, target, equal: ["service"], why: "One cause." }],
});

describe("An inhibition's source", () => {
  it("reaches at least whom its target would have reached", () => {
    assert.deepEqual(issuesOf(withNotifications(between("ShopAvailabilityErrorBudgetBurnSlow", "HighErrorRate"))), [
      "notifications.inhibitions[0].source: got ShopAvailabilityErrorBudgetBurnSlow, which is warning, for HighErrorRate, which is critical; expected an alert that is critical too: whoever is not notified of one is notified of the other",
    ]);
    const informing = withLogAlert({ severity: "info" });
    assert.deepEqual(issuesOf({ ...informing, notifications: between("PaymentErrors", "HighMemory") }), [
      "notifications.inhibitions[0].source: got PaymentErrors, which is info, for HighMemory, which is warning; expected an alert that is warning too: whoever is not notified of one is notified of the other",
    ]);
    assert.deepEqual(issuesOf(withNotifications(between("HighErrorRate", "HighMemory"))), []);
    assert.deepEqual(issuesOf(withNotifications(between("HighErrorRate", "ShopAvailabilityErrorBudgetBurn"))), []);
  });
});

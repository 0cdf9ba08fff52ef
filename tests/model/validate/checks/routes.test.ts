import assert from "node:assert/strict";
import { notifications, withNotifications } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A route", () => {
  const [route] = notifications.routes;

  it("leads to a receiver that exists", () => {
    assert.deepEqual(told(withNotifications({ routes: [{ ...route!, receiver: "pagr" }] })), [
      'notifications.routes[0].receiver: found "pagr"; did you mean `pager`?',
    ]);
    assert.deepEqual(told(withNotifications({ defaultRoute: { ...notifications.defaultRoute, receiver: "nobody" } })), [
      'notifications.defaultRoute.receiver: found "nobody"; allowed: mail, pager',
    ]);
  });

  it("is for an alert and a team that exist", () => {
    assert.deepEqual(told(withNotifications({ routes: [{ ...route!, match: { team: "ops" } }] })), [
      'notifications.routes[0].match.team: found "ops"; allowed: web',
    ]);
    assert.deepEqual(told(withNotifications({ routes: [{ ...route!, match: { alert: "Watchdog" } }] })), [
      'notifications.routes[0].match.alert: found "Watchdog"; allowed: HighErrorRate, HighMemory, ShopAvailabilityErrorBudgetBurn, ShopAvailabilityErrorBudgetBurnSlow, ShopAvailabilitySliAbsent, ShopLatencyErrorBudgetBurn, ShopLatencyErrorBudgetBurnSlow, ShopLatencySliAbsent',
    ]);
    assert.deepEqual(
      told(withNotifications({ routes: [{ ...route!, match: { alert: "ShopLatencySliAbsent" } }] })),
      [],
    );
  });

  it("is muted by windows that exist", () => {
    assert.deepEqual(told(withNotifications({ routes: [{ ...route!, mute: ["night", "weekend"] }] })), [
      'notifications.routes[0].mute: found "weekend"; allowed: night',
    ]);
  });
});

import assert from "node:assert/strict";
import { notifications, withNotifications } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A route", () => {
  const [route] = notifications.routes;

  it("leads to a receiver that exists", () => {
    assert.deepEqual(issuesOf(withNotifications({ routes: [{ ...route!, receiver: "pagr" }] })), [
      'notifications.routes[0].receiver: got "pagr"; did you mean `pager`?',
    ]);
    assert.deepEqual(
      issuesOf(withNotifications({ defaultRoute: { ...notifications.defaultRoute, receiver: "nobody" } })),
      ['notifications.defaultRoute.receiver: got "nobody"; expected mail, pager'],
    );
  });

  it("is for an alert and a team that exist", () => {
    assert.deepEqual(issuesOf(withNotifications({ routes: [{ ...route!, match: { team: "ops" } }] })), [
      'notifications.routes[0].match.team: got "ops"; expected web',
    ]);
    assert.deepEqual(issuesOf(withNotifications({ routes: [{ ...route!, match: { alert: "Watchdog" } }] })), [
      'notifications.routes[0].match.alert: got "Watchdog"; expected HighErrorRate, HighMemory, ShopAvailabilityErrorBudgetBurn, ShopAvailabilityErrorBudgetBurnSlow, ShopAvailabilitySliAbsent, ShopLatencyErrorBudgetBurn, ShopLatencyErrorBudgetBurnSlow, ShopLatencySliAbsent',
    ]);
    assert.deepEqual(
      issuesOf(withNotifications({ routes: [{ ...route!, match: { alert: "ShopLatencySliAbsent" } }] })),
      [],
    );
  });

  it("is muted by windows that exist", () => {
    assert.deepEqual(issuesOf(withNotifications({ routes: [{ ...route!, mute: ["night", "weekend"] }] })), [
      'notifications.routes[0].mute: got "weekend"; expected night',
    ]);
  });
});

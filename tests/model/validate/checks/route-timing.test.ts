import assert from "node:assert/strict";
import type { RouteTiming } from "../../../../model/notification.ts";
import { notifications, withNotifications } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A route's repeat interval", () => {
  const timed = (timing: Partial<RouteTiming>) =>
    issuesOf(withNotifications({ defaultRoute: { ...notifications.defaultRoute, ...timing } }));

  it("is a multiple of the group interval", () => {
    assert.deepEqual(timed({ groupInterval: "5m", repeatInterval: "7m" }), [
      "notifications.defaultRoute.repeatInterval: got 7m; expected a multiple of the group interval, 5m, or less than it",
    ]);
    assert.deepEqual(timed({ groupInterval: "5m", repeatInterval: "4h" }), []);
  });

  it("may be less than the group interval, for a heartbeat at every look", () => {
    assert.deepEqual(timed({ groupInterval: "1m", repeatInterval: "50s" }), []);
  });
});

import assert from "node:assert/strict";
import { limits, notifications, withNotifications } from "../../fixture.ts";
import { told } from "../told.ts";

describe("Resolved notices", () => {
  const { defaultRoute, routes } = notifications;
  const [critical] = routes;
  const warnings = { ...critical!, match: { severity: "warning" }, receiver: "mail" } as const;

  it("are sent or not by all routes of a receiver", () => {
    const broken = withNotifications({ routes: [critical!, { ...warnings, sendResolved: false }] });
    assert.deepEqual(told(broken), [
      "notifications.routes[1].sendResolved: found false, but notifications.defaultRoute has true for the same receiver mail; allowed: the same on every route to a receiver, or a receiver of its own",
    ]);
  });

  it("are also those of critical alerts that go where warnings go", () => {
    const quiet = { ...warnings, sendResolved: false };
    const separate = withNotifications({
      routes: [critical!, quiet],
      defaultRoute: { ...defaultRoute, sendResolved: false },
    });
    assert.deepEqual(told(separate), []);
    assert.deepEqual(told(separate, { ...limits, pages: false }), [
      "notifications.routes[0].sendResolved: found true, but notifications.defaultRoute has false for the same receiver mail; paging is off: critical alerts are routed like warnings; allowed: the same on every route to a receiver, or a receiver of its own",
    ]);
  });
});

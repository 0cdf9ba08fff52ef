import assert from "node:assert/strict";
import { when } from "../../../../model/alert.ts";
import { quantile } from "../../../../model/query.ts";
import { availability, duration, highErrorRate, notifications, shop, withNotifications } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A number", () => {
  it("is within what it counts", () => {
    const scrapeJobs = shop.scrapeJobs.map((job) => ({ ...job, port: 70_000 }));
    assert.deepEqual(issuesOf({ ...shop, scrapeJobs }), [
      "scrapeJobs.shop.port: got 70000; expected a port, 1 to 65535",
    ]);
    assert.deepEqual(issuesOf(withNotifications({ smtp: { ...notifications.smtp, port: 0.5 } })), [
      "notifications.smtp.port: got 0.5; expected a port, 1 to 65535",
    ]);
    assert.deepEqual(issuesOf({ ...shop, slos: [{ ...availability, minimumBadEvents: -1 }, ...shop.slos.slice(1)] }), [
      "slos.shop-availability.minimumBadEvents: got -1; expected a whole number from 0 on",
    ]);
  });

  it("of a quantile is a share", () => {
    const condition = when(quantile(95, duration, "5m", ["service"]), ">", 1);
    const alerts = [{ ...highErrorRate, condition, severity: "warning" as const }, ...shop.alerts.slice(1)];
    assert.deepEqual(issuesOf({ ...shop, alerts }), [
      "alerts.HighErrorRate.condition.query.q: got 95; expected 0 to 1, such as 0.95",
    ]);
  });
});

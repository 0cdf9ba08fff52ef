import assert from "node:assert/strict";
import { when } from "../../../../model/alert.ts";
import { quantile } from "../../../../model/query.ts";
import { availability, duration, highErrorRate, notifications, shop, withNotifications } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A number", () => {
  it("is within what it counts", () => {
    const scrapeJobs = shop.scrapeJobs.map((job) => ({ ...job, port: 70_000 }));
    assert.deepEqual(told({ ...shop, scrapeJobs }), ["scrapeJobs.shop.port: found 70000; allowed: a port, 1 to 65535"]);
    assert.deepEqual(told(withNotifications({ smtp: { ...notifications.smtp, port: 0.5 } })), [
      "notifications.smtp.port: found 0.5; allowed: a port, 1 to 65535",
    ]);
    assert.deepEqual(told({ ...shop, slos: [{ ...availability, minimumBadEvents: -1 }, ...shop.slos.slice(1)] }), [
      "slos.shop-availability.minimumBadEvents: found -1; allowed: a whole number from 0 on",
    ]);
  });

  it("of a quantile is a share", () => {
    const condition = when(quantile(95, duration, "5m", ["service"]), ">", 1);
    const alerts = [{ ...highErrorRate, condition }, ...shop.alerts.slice(1)];
    assert.deepEqual(told({ ...shop, alerts }), [
      "alerts.HighErrorRate.condition.query.q: found 95; allowed: 0 to 1, such as 0.95",
    ]);
  });
});

import assert from "node:assert/strict";
import { absent } from "../../../../model/alert.ts";
import { quantile, rate, sum, valueOver } from "../../../../model/query.ts";
import { duration, memory, requests, shop, withCondition, withLogAlert, withQuery, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A window shorter than four scrapes", () => {
  it("is reported for a query that compares samples", () => {
    assert.deepEqual(issuesOf(withQuery(sum(rate(requests, "30s")))), [
      "alerts.HighErrorRate.condition.query.of.window: got 30s; expected at least 1m, 4 scrapes of shop",
    ]);
    assert.deepEqual(issuesOf(withQuery(sum(rate(requests, "1m")))), []);
    assert.deepEqual(issuesOf(withQuery(valueOver("max", memory, "15s"))), []);
  });

  it("is measured by the job's own interval where it has one", () => {
    const scrapeJobs = shop.scrapeJobs.map((job) => ({ ...job, interval: "30s" as const }));
    assert.deepEqual(issuesOf({ ...withQuery(quantile(0.9, duration, "1m")), scrapeJobs }), [
      "alerts.HighErrorRate.condition.query.window: got 1m; expected at least 2m, 4 scrapes of shop",
    ]);
  });

  it("is reported for an absence", () => {
    assert.deepEqual(issuesOf(withCondition(absent({ job: "shop" }, "45s"))), [
      "alerts.HighErrorRate.condition.window: got 45s; expected at least 1m, 4 scrapes of shop",
    ]);
    assert.deepEqual(issuesOf(withSlo({ absentAfter: "30s" })), [
      "slos.shop-availability.absentAfter: got 30s; expected at least 1m, 4 scrapes of shop",
    ]);
  });

  it("is reported for the time within which an SLO has its minimum of traffic", () => {
    assert.deepEqual(issuesOf(withSlo({ minimumTraffic: { events: 1, within: "45s" } })), [
      "slos.shop-availability.minimumTraffic.within: got 45s; expected at least 1m, 4 scrapes of shop",
    ]);
  });

  it("is reported for a log alert, as lines may be counted by StatsD", () => {
    assert.deepEqual(issuesOf(withLogAlert({ window: "30s" })), [
      "logAlerts.PaymentErrors.window: got 30s; expected at least 1m, 4 scrapes of statsd-exporter",
    ]);
    const scrapeJobs = shop.scrapeJobs.map((job) => ({ ...job, kind: "statsd", interval: "30s" }) as const);
    const alerts = shop.alerts.slice(0, 1);
    const catalog = { ...withLogAlert({ window: "1m" }), scrapeJobs };
    assert.deepEqual(
      issuesOf({ ...catalog, alerts, notifications: { ...shop.notifications, inhibitions: [] } }).filter((line) =>
        line.startsWith("logAlerts"),
      ),
      ["logAlerts.PaymentErrors.window: got 1m; expected at least 2m, 4 scrapes of shop"],
    );
  });
});

import assert from "node:assert/strict";
import { absent } from "../../../../model/alert.ts";
import { quantile, rate, sum, valueOver } from "../../../../model/query.ts";
import { duration, memory, requests, shop, withCondition, withLogAlert, withQuery, withSlo } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A window shorter than four scrapes", () => {
  it("is told of a query that compares samples", () => {
    assert.deepEqual(told(withQuery(sum(rate(requests, "30s")))), [
      "alerts.HighErrorRate.condition.query.of.window: got 30s; expected at least 1m, 4 scrapes of shop",
    ]);
    assert.deepEqual(told(withQuery(sum(rate(requests, "1m")))), []);
    assert.deepEqual(told(withQuery(valueOver("max", memory, "15s"))), []);
  });

  it("is measured by the job's own interval where it has one", () => {
    const scrapeJobs = shop.scrapeJobs.map((job) => ({ ...job, interval: "30s" as const }));
    assert.deepEqual(told({ ...withQuery(quantile(0.9, duration, "1m")), scrapeJobs }), [
      "alerts.HighErrorRate.condition.query.window: got 1m; expected at least 2m, 4 scrapes of shop",
    ]);
  });

  it("is told of an absence", () => {
    assert.deepEqual(told(withCondition(absent({ job: "shop" }, "45s"))), [
      "alerts.HighErrorRate.condition.window: got 45s; expected at least 1m, 4 scrapes of shop",
    ]);
    assert.deepEqual(told(withSlo({ absentAfter: "30s" })), [
      "slos.shop-availability.absentAfter: got 30s; expected at least 1m, 4 scrapes of shop",
    ]);
  });

  it("is told of an SLO whose short period shortens its burn-rate windows", () => {
    assert.deepEqual(told(withSlo({ period: "5d" })), [
      "slos.shop-availability.period: got 5d, which makes the shortest burn-rate window 50s; expected at least 1m, 4 scrapes of shop",
    ]);
    assert.deepEqual(told(withSlo({ period: "6d" })), []);
  });

  it("is told of a log alert, as lines may be counted by StatsD", () => {
    assert.deepEqual(told(withLogAlert({ window: "30s" })), [
      "logAlerts.PaymentErrors.window: got 30s; expected at least 1m, 4 scrapes of statsd-exporter",
    ]);
    const scrapeJobs = shop.scrapeJobs.map((job) => ({ ...job, kind: "statsd", interval: "30s" }) as const);
    const alerts = shop.alerts.slice(0, 1);
    const catalog = { ...withLogAlert({ window: "1m" }), scrapeJobs };
    assert.deepEqual(
      told({ ...catalog, alerts, notifications: { ...shop.notifications, inhibitions: [] } }).filter((line) =>
        line.startsWith("logAlerts"),
      ),
      ["logAlerts.PaymentErrors.window: got 1m; expected at least 2m, 4 scrapes of shop"],
    );
  });
});

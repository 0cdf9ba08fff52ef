import assert from "node:assert/strict";
import { rate, sum } from "../../../../model/query.ts";
import {
  check,
  notifications,
  onCall,
  requests,
  shop,
  withAlert,
  withLogAlert,
  withNotifications,
  withOnCall,
  withPanel,
  withQuery,
  withSlo,
} from "../../fixture.ts";
import { told } from "../told.ts";

describe("A text that is no duration", () => {
  const allowed = "one whole number and one of ms, s, m, h, d, such as 90m";

  it("is told of the catalog and its scrape jobs", () => {
    const scrapeJobs = [{ ...shop.scrapeJobs[0]!, interval: "1.5m" as const }];
    assert.deepEqual(told({ ...shop, scrapeInterval: "-15s", evaluationInterval: "1e1s", scrapeJobs }), [
      `evaluationInterval: found "1e1s"; allowed: ${allowed}`,
      `scrapeInterval: found "-15s"; allowed: ${allowed}`,
      `scrapeJobs.shop.interval: found "1.5m"; allowed: ${allowed}`,
    ]);
  });

  it("is told of alerts and the windows of their queries", () => {
    assert.deepEqual(told(withAlert({ for: "0.5h", keepFiringFor: "1h30m" as never })), [
      `alerts.HighErrorRate.for: found "0.5h"; allowed: ${allowed}`,
      `alerts.HighErrorRate.keepFiringFor: found "1h30m"; allowed: ${allowed}`,
    ]);
    assert.deepEqual(told(withQuery(sum(rate(requests, "2.5m")))), [
      `alerts.HighErrorRate.condition: found "2.5m"; allowed: ${allowed}`,
    ]);
  });

  it("is told of SLOs, dashboards and panels", () => {
    assert.deepEqual(told(withSlo({ period: "1month" as never, absentAfter: "0.1h" })), [
      `slos.shop-availability.absentAfter: found "0.1h"; allowed: ${allowed}`,
      `slos.shop-availability.period: found "1month"; allowed: ${allowed}`,
    ]);
    const dashboards = shop.dashboards.map((dashboard) => ({ ...dashboard, refresh: "0.5m" as const }));
    assert.deepEqual(told({ ...shop, dashboards }), [`dashboards.shop.refresh: found "0.5m"; allowed: ${allowed}`]);
    assert.deepEqual(told(withPanel({ queries: [{ query: sum(rate(requests, "0.5h")), legend: "all" }] })), [
      `dashboards.shop.Errors: found "0.5h"; allowed: ${allowed}`,
    ]);
  });

  it("is told of uptime checks, routes, schedules and escalations", () => {
    assert.deepEqual(told({ ...shop, uptimeChecks: [{ ...check, interval: "1.5m" }] }), [
      `uptimeChecks."Shop health".interval: found "1.5m"; allowed: ${allowed}`,
    ]);
    const routes = notifications.routes.map((route) => ({ ...route, groupWait: "0.5m" as const }));
    assert.deepEqual(
      told(withNotifications({ routes, defaultRoute: { ...notifications.defaultRoute, repeatInterval: "0.5h" } })),
      [
        `notifications.defaultRoute: found "0.5h"; allowed: ${allowed}`,
        `notifications.routes[0]: found "0.5m"; allowed: ${allowed}`,
      ],
    );
    const schedules = onCall.schedules.map((schedule) => ({ ...schedule, turn: "0.5d" as const }));
    const escalationPolicies = onCall.escalationPolicies.map((policy) => ({
      ...policy,
      levels: policy.levels.map((level) => ({ ...level, delay: "0.5h" as const })),
    }));
    assert.deepEqual(told(withOnCall({ schedules, escalationPolicies })), [
      `onCall.escalationPolicies.standard: found "0.5h"; allowed: ${allowed}`,
      `onCall.schedules.primary: found "0.5d"; allowed: ${allowed}`,
    ]);
  });

  it("is told of log alerts", () => {
    assert.deepEqual(told(withLogAlert({ for: "0.5h", window: "2.5m" })), [
      `logAlerts.PaymentErrors.for: found "0.5h"; allowed: ${allowed}`,
      `logAlerts.PaymentErrors.window: found "2.5m"; allowed: ${allowed}`,
    ]);
  });
});

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
import { issuesOf } from "../issues-of.ts";

describe("A text that is no duration", () => {
  const expected = "one whole number and one of ms, s, m, h, d, such as 90m";

  it("is reported for the catalog and its scrape jobs", () => {
    const scrapeJobs = [{ ...shop.scrapeJobs[0]!, interval: "1.5m" as const }];
    assert.deepEqual(issuesOf({ ...shop, scrapeInterval: "-15s", evaluationInterval: "1e1s", scrapeJobs }), [
      `evaluationInterval: got "1e1s"; expected ${expected}`,
      `scrapeInterval: got "-15s"; expected ${expected}`,
      `scrapeJobs.shop.interval: got "1.5m"; expected ${expected}`,
    ]);
  });

  it("is reported for alerts and the windows of their queries", () => {
    assert.deepEqual(issuesOf(withAlert({ for: "0.5h", keepFiringFor: "1h30m" as never })), [
      `alerts.HighErrorRate.for: got "0.5h"; expected ${expected}`,
      `alerts.HighErrorRate.keepFiringFor: got "1h30m"; expected ${expected}`,
    ]);
    assert.deepEqual(issuesOf(withQuery(sum(rate(requests, "2.5m")))), [
      `alerts.HighErrorRate.condition.query.of.window: got "2.5m"; expected ${expected}`,
    ]);
  });

  it("is reported for SLOs, dashboards and panels", () => {
    assert.deepEqual(issuesOf(withSlo({ period: "1month" as never, absentAfter: "0.1h" })), [
      `slos.shop-availability.absentAfter: got "0.1h"; expected ${expected}`,
      `slos.shop-availability.period: got "1month"; expected ${expected}`,
    ]);
    const dashboards = shop.dashboards.map((dashboard) => ({ ...dashboard, refresh: "0.5m" as const }));
    assert.deepEqual(issuesOf({ ...shop, dashboards }), [`dashboards.shop.refresh: got "0.5m"; expected ${expected}`]);
    assert.deepEqual(issuesOf(withPanel({ queries: [{ query: sum(rate(requests, "0.5h")), legend: "all" }] })), [
      `dashboards.shop.Errors.queries[0].of.window: got "0.5h"; expected ${expected}`,
    ]);
  });

  it("is reported for uptime checks, routes, schedules and escalations", () => {
    assert.deepEqual(issuesOf({ ...shop, uptimeChecks: [{ ...check, interval: "1.5m" }] }), [
      `uptimeChecks."Shop health".interval: got "1.5m"; expected ${expected}`,
    ]);
    const routes = notifications.routes.map((route) => ({ ...route, groupWait: "0.5m" as const }));
    assert.deepEqual(
      issuesOf(withNotifications({ routes, defaultRoute: { ...notifications.defaultRoute, repeatInterval: "0.5h" } })),
      [
        `notifications.defaultRoute.repeatInterval: got "0.5h"; expected ${expected}`,
        `notifications.routes[0].groupWait: got "0.5m"; expected ${expected}`,
      ],
    );
    const schedules = onCall.schedules.map((schedule) => ({ ...schedule, turn: "0.5d" as const }));
    const escalationPolicies = onCall.escalationPolicies.map((policy) => ({
      ...policy,
      levels: policy.levels.map((level) => ({ ...level, delay: "0.5h" as const })),
    }));
    assert.deepEqual(issuesOf(withOnCall({ schedules, escalationPolicies })), [
      `onCall.escalationPolicies.standard.levels[0].delay: got "0.5h"; expected ${expected}`,
      `onCall.schedules.primary.turn: got "0.5d"; expected ${expected}`,
    ]);
  });

  it("is reported for log alerts", () => {
    assert.deepEqual(issuesOf(withLogAlert({ for: "0.5h", window: "2.5m" })), [
      `logAlerts.PaymentErrors.for: got "0.5h"; expected ${expected}`,
      `logAlerts.PaymentErrors.window: got "2.5m"; expected ${expected}`,
    ]);
  });
});

describe("An interval", () => {
  it("is longer than nothing", () => {
    assert.deepEqual(issuesOf({ ...shop, evaluationInterval: "0s" }), [
      "evaluationInterval: got 0s; expected more than 0s",
    ]);
    const defaultRoute = { ...notifications.defaultRoute, groupInterval: "0s" } as const;
    assert.deepEqual(issuesOf(withNotifications({ defaultRoute })), [
      "notifications.defaultRoute.groupInterval: got 0s; expected more than 0s",
    ]);
  });
});

import assert from "node:assert/strict";
import { check, latency, shop, withAlert, withLogAlert, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("What something names", () => {
  it("is a service that exists", () => {
    assert.deepEqual(issuesOf(withAlert({ service: "shpo" })), [
      'alerts.HighErrorRate.service: got "shpo"; did you mean `shop`?',
    ]);
    assert.deepEqual(issuesOf(withSlo({ service: "shpo" })), [
      'slos.shop-availability.service: got "shpo"; did you mean `shop`?',
    ]);
    assert.deepEqual(issuesOf({ ...shop, uptimeChecks: [{ ...check, service: "shpo" }] }), [
      'uptimeChecks."Shop health".service: got "shpo"; did you mean `shop`?',
    ]);
    assert.deepEqual(issuesOf({ ...shop, scrapeJobs: [{ ...shop.scrapeJobs[0]!, service: "shpo" }] }), [
      'scrapeJobs.shop.service: got "shpo"; did you mean `shop`?',
    ]);
  });

  it("is a dashboard that exists, and a panel of it", () => {
    assert.deepEqual(issuesOf(withAlert({ dashboard: { uid: "main" } })), [
      'alerts.HighErrorRate.dashboard.uid: got "main"; expected shop',
    ]);
    assert.deepEqual(issuesOf(withSlo({ dashboard: { uid: "shop", panel: "Burn" } })), [
      'slos.shop-availability.dashboard.panel: got "Burn"; expected Budget, Errors, Latency',
    ]);
  });

  it("is an SLO that exists", () => {
    assert.deepEqual(issuesOf(withAlert({ slo: "shop-freshness" })), [
      'alerts.HighErrorRate.slo: got "shop-freshness"; expected shop-availability, shop-latency',
    ]);
    assert.deepEqual(
      issuesOf({
        ...shop,
        slos: [latency],
        runbooks: new Map([...shop.runbooks].filter(([name]) => !name.startsWith("ShopAvailability"))),
      }),
      ['dashboards.shop.Budget.slo: got "shop-availability"; expected shop-latency'],
    );
  });

  it("is one of the severities", () => {
    assert.deepEqual(issuesOf(withAlert({ severity: "page" as never })), [
      'alerts.HighErrorRate.severity: got "page"; expected critical, info, warning',
    ]);
  });

  it("is checked of log alerts as well", () => {
    const wrong = { service: "shpo", severity: "page" as never, dashboard: { uid: "shop", panel: "Logs" } };
    assert.deepEqual(issuesOf(withLogAlert(wrong)), [
      'logAlerts.PaymentErrors.dashboard.panel: got "Logs"; expected Budget, Errors, Latency',
      'logAlerts.PaymentErrors.service: got "shpo"; did you mean `shop`?',
      'logAlerts.PaymentErrors.severity: got "page"; expected critical, info, warning',
    ]);
  });
});

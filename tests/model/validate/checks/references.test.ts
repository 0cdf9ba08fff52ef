import assert from "node:assert/strict";
import { check, latency, shop, withAlert, withLogAlert, withSlo } from "../../fixture.ts";
import { told } from "../told.ts";

describe("What something names", () => {
  it("is a service that exists", () => {
    assert.deepEqual(told(withAlert({ service: "shpo" })), [
      'alerts.HighErrorRate.service: found "shpo"; did you mean `shop`?',
    ]);
    assert.deepEqual(told(withSlo({ service: "shpo" })), [
      'slos.shop-availability.service: found "shpo"; did you mean `shop`?',
    ]);
    assert.deepEqual(told({ ...shop, uptimeChecks: [{ ...check, service: "shpo" }] }), [
      'uptimeChecks."Shop health".service: found "shpo"; did you mean `shop`?',
    ]);
    assert.deepEqual(told({ ...shop, scrapeJobs: [{ ...shop.scrapeJobs[0]!, service: "shpo" }] }), [
      'scrapeJobs.shop.service: found "shpo"; did you mean `shop`?',
    ]);
  });

  it("is a dashboard that exists, and a panel of it", () => {
    assert.deepEqual(told(withAlert({ dashboard: { uid: "main" } })), [
      'alerts.HighErrorRate.dashboard.uid: found "main"; allowed: shop',
    ]);
    assert.deepEqual(told(withSlo({ dashboard: { uid: "shop", panel: "Burn" } })), [
      'slos.shop-availability.dashboard.panel: found "Burn"; allowed: Budget, Errors, Latency',
    ]);
  });

  it("is an SLO that exists", () => {
    assert.deepEqual(told(withAlert({ slo: "shop-freshness" })), [
      'alerts.HighErrorRate.slo: found "shop-freshness"; allowed: shop-availability, shop-latency',
    ]);
    assert.deepEqual(
      told({
        ...shop,
        slos: [latency],
        runbooks: new Map([...shop.runbooks].filter(([name]) => !name.startsWith("ShopAvailability"))),
      }),
      ['dashboards.shop.Budget.slo: found "shop-availability"; allowed: shop-latency'],
    );
  });

  it("is one of the severities", () => {
    assert.deepEqual(told(withAlert({ severity: "page" as never })), [
      'alerts.HighErrorRate.severity: found "page"; allowed: critical, info, warning',
    ]);
  });

  it("is checked of log alerts as well", () => {
    const wrong = { service: "shpo", severity: "page" as never, dashboard: { uid: "shop", panel: "Logs" } };
    assert.deepEqual(told(withLogAlert(wrong)), [
      'logAlerts.PaymentErrors.dashboard.panel: found "Logs"; allowed: Budget, Errors, Latency',
      'logAlerts.PaymentErrors.service: found "shpo"; did you mean `shop`?',
      'logAlerts.PaymentErrors.severity: found "page"; allowed: critical, info, warning',
    ]);
  });
});

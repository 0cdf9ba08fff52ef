import assert from "node:assert/strict";
import {
  highMemory,
  latency,
  memory,
  notifications,
  onCall,
  shop,
  withLogAlert,
  withNotifications,
  withOnCall,
  withPanel,
} from "../../fixture.ts";
import { told } from "../told.ts";

describe("Duplicate names", () => {
  const twice = <Thing>(things: readonly Thing[]): readonly Thing[] => [...things, ...things];

  it("are told of services, scrape jobs, metrics, SLOs and uptime checks", () => {
    const only = (path: string) => [`${path}: found 2 of this name; allowed: one`];
    assert.deepEqual(told({ ...shop, services: twice(shop.services) }), only("services.shop"));
    assert.deepEqual(told({ ...shop, scrapeJobs: twice(shop.scrapeJobs) }), only("scrapeJobs.shop"));
    assert.deepEqual(
      told({ ...shop, metrics: [...shop.metrics, memory] }),
      only('metrics."shop_memory_bytes of shop"'),
    );
    assert.deepEqual(told({ ...shop, uptimeChecks: twice(shop.uptimeChecks) }), only('uptimeChecks."Shop health"'));
    assert.deepEqual(told({ ...shop, dashboards: twice(shop.dashboards) }), only("dashboards.shop"));
  });

  it("are told of alerts, also where an SLO brings the other one", () => {
    assert.deepEqual(told({ ...shop, alerts: [...shop.alerts, highMemory] }), [
      "alerts.HighMemory: found 2 of this name; allowed: one",
    ]);
    assert.deepEqual(told({ ...shop, alerts: [...shop.alerts, { ...highMemory, name: "ShopLatencySliAbsent" }] }), [
      "alerts.ShopLatencySliAbsent: found 2 of this name; allowed: one",
    ]);
  });

  it("are told of SLOs, with the alerts that these bring", () => {
    assert.deepEqual(told({ ...shop, slos: [...shop.slos, latency] }), [
      "alerts.ShopLatencyErrorBudgetBurn: found 2 of this name; allowed: one",
      "alerts.ShopLatencyErrorBudgetBurnSlow: found 2 of this name; allowed: one",
      "alerts.ShopLatencySliAbsent: found 2 of this name; allowed: one",
      "slos.shop-latency: found 2 of this name; allowed: one",
    ]);
  });

  it("are told of panels of one dashboard", () => {
    assert.deepEqual(told(withPanel({ title: "Latency" })), [
      'alerts.HighErrorRate.dashboard.panel: found "Errors"; allowed: Budget, Latency',
      "dashboards.shop.panels.Latency: found 2 of this name; allowed: one",
    ]);
  });

  it("are told of receivers and mute windows", () => {
    assert.deepEqual(told(withNotifications({ receivers: twice(notifications.receivers) })), [
      "notifications.receivers.mail: found 2 of this name; allowed: one",
      "notifications.receivers.pager: found 2 of this name; allowed: one",
    ]);
    assert.deepEqual(told(withNotifications({ muteWindows: twice(notifications.muteWindows) })), [
      "notifications.muteWindows.night: found 2 of this name; allowed: one",
    ]);
  });

  it("are told of everything on call", () => {
    assert.deepEqual(
      told(
        withOnCall({
          teams: twice(onCall.teams),
          responders: twice(onCall.responders),
          schedules: twice(onCall.schedules),
          escalationPolicies: twice(onCall.escalationPolicies),
        }),
      ),
      [
        "onCall.escalationPolicies.standard: found 2 of this name; allowed: one",
        'onCall.responders."ada@example.com": found 2 of this name; allowed: one',
        "onCall.schedules.primary: found 2 of this name; allowed: one",
        "onCall.teams.web: found 2 of this name; allowed: one",
      ],
    );
  });

  it("are told of log alerts, whose names are other alerts' too", () => {
    assert.deepEqual(told(withLogAlert({ name: "HighMemory" })), [
      "alerts.HighMemory: found 2 of this name; allowed: one",
    ]);
  });
});

describe("Two dashboards", () => {
  it("have two titles: Grafana stops importing where they have one", () => {
    const [first] = shop.dashboards;
    assert.deepEqual(told({ ...shop, dashboards: [first!, { ...first!, uid: "shop-2" }] }), [
      'dashboards.shop-2.title: found "Shop", which is also dashboards.shop\'s; allowed: a title of its own',
    ]);
  });
});

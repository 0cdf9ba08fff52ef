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
import { issuesOf } from "../issues-of.ts";

describe("Duplicate names", () => {
  const twice = <Thing>(things: readonly Thing[]): readonly Thing[] => [...things, ...things];

  it("are reported for services, scrape jobs, metrics, SLOs and uptime checks", () => {
    const only = (path: string) => [`${path}: got 2 of this name; expected one`];
    assert.deepEqual(issuesOf({ ...shop, services: twice(shop.services) }), only("services.shop"));
    assert.deepEqual(issuesOf({ ...shop, scrapeJobs: twice(shop.scrapeJobs) }), only("scrapeJobs.shop"));
    assert.deepEqual(
      issuesOf({ ...shop, metrics: [...shop.metrics, memory] }),
      only('metrics."shop_memory_bytes of shop"'),
    );
    assert.deepEqual(issuesOf({ ...shop, uptimeChecks: twice(shop.uptimeChecks) }), only('uptimeChecks."Shop health"'));
    assert.deepEqual(issuesOf({ ...shop, dashboards: twice(shop.dashboards) }), only("dashboards.shop"));
  });

  it("are reported for alerts, also where an SLO brings the other one", () => {
    assert.deepEqual(issuesOf({ ...shop, alerts: [...shop.alerts, highMemory] }), [
      "alerts.HighMemory: got 2 of this name; expected one",
    ]);
    assert.deepEqual(issuesOf({ ...shop, alerts: [...shop.alerts, { ...highMemory, name: "ShopLatencySliAbsent" }] }), [
      "alerts.ShopLatencySliAbsent: got 2 of this name; expected one",
    ]);
  });

  it("are reported for SLOs, with the alerts that these bring", () => {
    assert.deepEqual(issuesOf({ ...shop, slos: [...shop.slos, latency] }), [
      "alerts.ShopLatencyErrorBudgetBurn: got 2 of this name; expected one",
      "alerts.ShopLatencyErrorBudgetBurnSlow: got 2 of this name; expected one",
      "alerts.ShopLatencySliAbsent: got 2 of this name; expected one",
      "slos.shop-latency: got 2 of this name; expected one",
    ]);
  });

  it("are reported for panels of one dashboard", () => {
    assert.deepEqual(issuesOf(withPanel({ title: "Latency" })), [
      'alerts.HighErrorRate.dashboard.panel: got "Errors"; expected Budget, Latency',
      "dashboards.shop.panels.Latency: got 2 of this name; expected one",
    ]);
  });

  it("are reported for receivers and mute windows", () => {
    assert.deepEqual(issuesOf(withNotifications({ receivers: twice(notifications.receivers) })), [
      "notifications.receivers.mail: got 2 of this name; expected one",
      "notifications.receivers.pager: got 2 of this name; expected one",
    ]);
    assert.deepEqual(issuesOf(withNotifications({ muteWindows: twice(notifications.muteWindows) })), [
      "notifications.muteWindows.night: got 2 of this name; expected one",
    ]);
  });

  it("are reported for everything on call", () => {
    assert.deepEqual(
      issuesOf(
        withOnCall({
          teams: twice(onCall.teams),
          responders: twice(onCall.responders),
          schedules: twice(onCall.schedules),
          escalationPolicies: twice(onCall.escalationPolicies),
        }),
      ),
      [
        "onCall.escalationPolicies.standard: got 2 of this name; expected one",
        'onCall.responders."ada@example.com": got 2 of this name; expected one',
        "onCall.schedules.primary: got 2 of this name; expected one",
        "onCall.teams.web: got 2 of this name; expected one",
      ],
    );
  });

  it("are reported for log alerts, whose names are other alerts' too", () => {
    assert.deepEqual(issuesOf(withLogAlert({ name: "HighMemory" })), [
      "alerts.HighMemory: got 2 of this name; expected one",
    ]);
  });
});

describe("Two dashboards", () => {
  it("have two titles: Grafana stops importing where they have one", () => {
    const [first] = shop.dashboards;
    assert.deepEqual(issuesOf({ ...shop, dashboards: [first!, { ...first!, uid: "shop-2" }] }), [
      'dashboards.shop-2.title: got "Shop", which is also dashboards.shop\'s; expected a title of its own',
    ]);
  });
});

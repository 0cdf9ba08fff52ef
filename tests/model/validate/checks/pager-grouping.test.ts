import assert from "node:assert/strict";
import type { GroupBy } from "../../../../model/notification.ts";
import { notifications, withAlert, withNotifications } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

const [page] = notifications.routes;
const grouped = (groupBy: GroupBy) => withNotifications({ routes: [{ ...page!, groupBy }] });
const identity = ["cluster", "environment", "service", "alertname", "slo"];

describe("A route to a pager", () => {
  it("puts no two things into one incident", () => {
    assert.deepEqual(issuesOf(grouped(["cluster", "environment", "service", "alertname"])), [
      'notifications.routes[0].groupBy: got cluster, environment, service, alertname, which puts what ShopAvailabilityErrorBudgetBurn tells apart by slo into one incident of pager; expected "each alert", as the second thing of one incident pages nobody',
    ]);
    assert.deepEqual(issuesOf(grouped(identity)), []);
    assert.deepEqual(issuesOf(grouped("each alert")), []);
  });

  it("goes by what the queries of the alerts that it takes are grouped by", () => {
    const perInstance = withAlert({});
    const alerts = perInstance.alerts.map((alert) => ({ ...alert, severity: "critical" as const }));
    const issues = issuesOf({ ...perInstance, alerts, notifications: grouped(identity).notifications });
    assert.equal(issues.filter((issue) => issue.includes("HighMemory tells apart by instance")).length, 1);
  });

  it("may be the default route, which takes every alert", () => {
    const receivers = notifications.receivers;
    const all = withNotifications({ receivers, defaultRoute: { ...notifications.defaultRoute, receiver: "pager" } });
    assert.equal(issuesOf(all).filter((issue) => issue.startsWith("notifications.defaultRoute.groupBy")).length, 1);
  });
});

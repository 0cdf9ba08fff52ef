import assert from "node:assert/strict";
import { allOf, anyOf, when } from "../../../../model/alert.ts";
import { up, value } from "../../../../model/query.ts";
import { memory, notifications, withCondition, withNotifications, withPanel } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("Nothing", () => {
  it("is no condition", () => {
    assert.deepEqual(issuesOf({ ...withCondition(anyOf()), notifications: { ...notifications, inhibitions: [] } }), [
      "alerts.HighErrorRate.condition.of: got none; expected at least one condition",
    ]);
    const nested = anyOf(allOf([], when(value(memory), ">", 1), when(up("shop"), "==", 1)));
    assert.deepEqual(issuesOf(withCondition(nested)), [
      "alerts.HighErrorRate.condition.of[0].on: got none; expected at least one label to match the conditions by",
    ]);
  });

  it("is no query and no integration", () => {
    assert.deepEqual(issuesOf(withPanel({ queries: [] })), [
      "dashboards.shop.Errors.queries: got none; expected at least one query",
    ]);
    const receivers = [...notifications.receivers, { name: "nobody", integrations: [] }];
    assert.deepEqual(issuesOf(withNotifications({ receivers })), [
      "notifications.receivers.nobody.integrations: got none; expected at least one integration",
    ]);
  });
});

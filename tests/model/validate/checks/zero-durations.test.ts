import assert from "node:assert/strict";
import { notifications, shop, withNotifications } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

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

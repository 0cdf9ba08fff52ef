import assert from "node:assert/strict";
import { notifications, shop, withNotifications } from "../../fixture.ts";
import { told } from "../told.ts";

describe("An interval", () => {
  it("is longer than nothing", () => {
    assert.deepEqual(told({ ...shop, evaluationInterval: "0s" }), [
      "evaluationInterval: found 0s; allowed: more than 0s",
    ]);
    const defaultRoute = { ...notifications.defaultRoute, groupInterval: "0s" } as const;
    assert.deepEqual(told(withNotifications({ defaultRoute })), [
      "notifications.defaultRoute.groupInterval: found 0s; allowed: more than 0s",
    ]);
  });
});

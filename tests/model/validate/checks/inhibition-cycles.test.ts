import assert from "node:assert/strict";
import type { Inhibition } from "../../../../model/notification.ts";
import { withNotifications } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("Inhibitions that lead back to where they started", () => {
  const pair = (source: string, target: string): Inhibition => ({ source, target, equal: ["service"], why: "So." });
  const of = (...inhibitions: Inhibition[]) =>
    issuesOf(withNotifications({ inhibitions })).filter((issue) => issue.startsWith("notifications.inhibitions:"));
  const expected = "inhibitions that lead nowhere back";

  it("are reported once, wherever one starts", () => {
    assert.deepEqual(of(pair("HighMemory", "HighErrorRate"), pair("HighErrorRate", "HighMemory")), [
      `notifications.inhibitions: got HighErrorRate silences HighMemory silences HighErrorRate; expected ${expected}`,
    ]);
    assert.deepEqual(
      of(
        pair("HighMemory", "ShopLatencySliAbsent"),
        pair("ShopLatencySliAbsent", "HighErrorRate"),
        pair("HighErrorRate", "HighMemory"),
      ),
      [
        `notifications.inhibitions: got HighErrorRate silences HighMemory silences ShopLatencySliAbsent silences HighErrorRate; expected ${expected}`,
      ],
    );
  });

  it("are also those of an alert by itself", () => {
    assert.deepEqual(of(pair("HighMemory", "HighMemory")), [
      `notifications.inhibitions: got HighMemory silences HighMemory; expected ${expected}`,
    ]);
  });

  it("are not those that meet again", () => {
    assert.deepEqual(
      of(
        pair("HighErrorRate", "HighMemory"),
        pair("HighErrorRate", "ShopLatencySliAbsent"),
        pair("ShopLatencySliAbsent", "HighMemory"),
      ),
      [],
    );
  });
});

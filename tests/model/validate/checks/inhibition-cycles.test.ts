import assert from "node:assert/strict";
import type { Inhibition } from "../../../../model/notification.ts";
import { withNotifications } from "../../fixture.ts";
import { told } from "../told.ts";

describe("Inhibitions that lead back to where they started", () => {
  const pair = (source: string, target: string): Inhibition => ({ source, target, equal: ["service"], why: "So." });
  const of = (...inhibitions: Inhibition[]) => told(withNotifications({ inhibitions }));
  const allowed = "inhibitions that lead nowhere back";

  it("are told once, wherever one starts", () => {
    assert.deepEqual(of(pair("HighMemory", "HighErrorRate"), pair("HighErrorRate", "HighMemory")), [
      `notifications.inhibitions: found HighErrorRate silences HighMemory silences HighErrorRate; allowed: ${allowed}`,
    ]);
    assert.deepEqual(
      of(
        pair("HighMemory", "ShopLatencySliAbsent"),
        pair("ShopLatencySliAbsent", "HighErrorRate"),
        pair("HighErrorRate", "HighMemory"),
      ),
      [
        `notifications.inhibitions: found HighErrorRate silences HighMemory silences ShopLatencySliAbsent silences HighErrorRate; allowed: ${allowed}`,
      ],
    );
  });

  it("are also those of an alert by itself", () => {
    assert.deepEqual(of(pair("HighMemory", "HighMemory")), [
      `notifications.inhibitions: found HighMemory silences HighMemory; allowed: ${allowed}`,
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

import assert from "node:assert/strict";
import type { MuteWindow } from "../../../../model/notification.ts";
import { notifications, withNotifications } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A mute window", () => {
  const [night] = notifications.muteWindows;
  const changed = (change: Partial<MuteWindow>) => told(withNotifications({ muteWindows: [{ ...night!, ...change }] }));

  it("has weekdays", () => {
    assert.deepEqual(changed({ weekdays: [] }), [
      "notifications.muteWindows.night.weekdays: found none; allowed: at least one weekday",
    ]);
    assert.deepEqual(changed({ weekdays: ["Sunday" as never] }), [
      'notifications.muteWindows.night.weekdays: found "Sunday"; did you mean `sunday`?',
    ]);
  });

  it("starts and ends at times of the day, in this order", () => {
    assert.deepEqual(changed({ from: "6:00", to: "25:00" }), [
      'notifications.muteWindows.night.from: found "6:00"; allowed: HH:MM from 00:00 to 24:00',
      'notifications.muteWindows.night.to: found "25:00"; allowed: HH:MM from 00:00 to 24:00',
    ]);
    assert.deepEqual(changed({ from: "22:00", to: "06:00" }), [
      "notifications.muteWindows.night.to: found 06:00; allowed: a time after 22:00; past midnight is a second window",
    ]);
    assert.deepEqual(changed({ from: "22:00", to: "24:00" }), []);
  });

  it("is in a time zone that exists", () => {
    assert.deepEqual(changed({ location: "Europe/Atlantis" }), [
      'notifications.muteWindows.night.location: found "Europe/Atlantis"; allowed: an IANA time zone, such as Europe/Madrid',
    ]);
  });
});

import assert from "node:assert/strict";
import { notifications, onCall, shop, withNotifications } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A time zone", () => {
  const [night] = notifications.muteWindows;
  const zone = (location: string) => told(withNotifications({ muteWindows: [{ ...night!, location }] }));

  it("exists", () => {
    assert.deepEqual(zone("Europe/Atlantis"), [
      'notifications.muteWindows.night.location: found "Europe/Atlantis"; allowed: an IANA time zone, such as Europe/Madrid',
    ]);
  });

  it("has the capitals that Alertmanager knows", () => {
    for (const right of ["Europe/Madrid", "UTC", "Etc/UTC", "Asia/Kolkata", "America/Argentina/Buenos_Aires"]) {
      assert.deepEqual(zone(right), [], right);
    }
    for (const wrong of ["europe/madrid", "EUROPE/MADRID", "utc", "asia/kolkata"]) {
      assert.equal(zone(wrong).length, 1, wrong);
    }
  });

  it("is a schedule's too", () => {
    const schedules = onCall.schedules.map((schedule) => ({ ...schedule, timeZone: "europe/madrid" }));
    assert.deepEqual(told({ ...shop, onCall: { ...onCall, schedules } }), [
      'onCall.schedules.primary.timeZone: found "europe/madrid"; allowed: an IANA time zone, such as Europe/Madrid',
    ]);
  });
});

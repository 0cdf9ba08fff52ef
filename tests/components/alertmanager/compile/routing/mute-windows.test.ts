import assert from "node:assert/strict";
import { compileMuteWindow } from "../../../../../components/alertmanager/compile/routing/mute-windows.ts";
import type { MuteWindow } from "../../../../../model/notification.ts";

const window: MuteWindow = {
  name: "maintenance",
  weekdays: ["saturday", "sunday"],
  from: "02:00",
  to: "04:30",
  location: "Europe/Madrid",
  why: "The database is maintained.",
};

describe("a mute window", () => {
  it("keeps its days, times and time zone", () => {
    assert.deepEqual(compileMuteWindow(window), {
      name: "maintenance",
      time_intervals: [
        {
          weekdays: ["saturday", "sunday"],
          times: [{ start_time: "02:00", end_time: "04:30" }],
          location: "Europe/Madrid",
        },
      ],
    });
  });
});

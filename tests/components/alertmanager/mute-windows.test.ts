import assert from "node:assert/strict";
import { compileMuteWindow } from "../../../components/alertmanager/mute-windows.ts";
import type { MuteWindow } from "../../../model/notification.ts";

const window: MuteWindow = {
  name: "maintenance",
  weekdays: ["saturday", "sunday"],
  from: "02:00",
  to: "04:30",
  location: "Europe/Madrid",
  why: "The database is maintained.",
};

const days = (changed: Partial<MuteWindow>) =>
  compileMuteWindow({ ...window, ...changed }).time_intervals.map(({ weekdays, times }) => [
    weekdays.join(" "),
    `${times[0]?.start_time}-${times[0]?.end_time}`,
  ]);

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

  it("across midnight ends on the days after", () => {
    assert.deepEqual(days({ from: "22:00", to: "06:00" }), [
      ["saturday sunday", "22:00-24:00"],
      ["sunday monday", "00:00-06:00"],
    ]);
  });

  it("until midnight needs no second day", () => {
    assert.deepEqual(days({ from: "22:00", to: "00:00" }), [["saturday sunday", "22:00-24:00"]]);
  });
});

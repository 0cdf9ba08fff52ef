import type { MuteWindow, Weekday } from "../../model/notification.ts";
import { weekdays } from "../../model/notification.ts";

interface TimeInterval {
  readonly weekdays: readonly Weekday[];
  readonly times: readonly { readonly start_time: string; readonly end_time: string }[];
  readonly location: string;
}

/** A mute window in Alertmanager's words. */
export interface NamedTimeInterval {
  readonly name: string;
  readonly time_intervals: readonly TimeInterval[];
}

const dayAfter = (day: Weekday): Weekday => weekdays[(weekdays.indexOf(day) + 1) % weekdays.length] ?? day;

/** Alertmanager's times of day end by midnight: a window across it becomes two, the second on the days after. */
export function compileMuteWindow({ name, weekdays: days, from, to, location }: MuteWindow): NamedTimeInterval {
  const interval = (on: readonly Weekday[], start_time: string, end_time: string): TimeInterval => ({
    weekdays: on,
    times: [{ start_time, end_time }],
    location,
  });
  if (from < to) return { name, time_intervals: [interval(days, from, to)] };
  const evening = interval(days, from, "24:00");
  return { name, time_intervals: to === "00:00" ? [evening] : [evening, interval(days.map(dayAfter), "00:00", to)] };
}

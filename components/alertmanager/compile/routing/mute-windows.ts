import type { MuteWindow, Weekday } from "../../../../model/notification.ts";

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

/** The catalog's windows end by midnight, as Alertmanager's times of day do. */
export function compileMuteWindow({ name, weekdays, from, to, location }: MuteWindow): NamedTimeInterval {
  return { name, time_intervals: [{ weekdays, times: [{ start_time: from, end_time: to }], location }] };
}

import { weekdays } from "../../notification.ts";
import { known } from "../choices.ts";
import type { Mistake } from "../mistake.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

/** 24:00 is the end of the day. */
const time = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Mute windows that mute nothing, or that Alertmanager refuses. */
export const muteWindows: Check = ({ catalog }) =>
  catalog.notifications.muteWindows.flatMap(({ name, weekdays: days, from, to, location }) => {
    const mistakes: Mistake[] = [];
    const wrong = (what: string, found: string, allowed: string) => {
      mistakes.push({ path: path("notifications", "muteWindows", name, what), found, allowed });
    };
    if (days.length === 0) wrong("weekdays", "none", "at least one weekday");
    for (const day of days)
      mistakes.push(...known(day, weekdays, path("notifications", "muteWindows", name, "weekdays")));
    if (!time.test(from)) wrong("from", quoted(from), "HH:MM from 00:00 to 24:00");
    if (!time.test(to)) wrong("to", quoted(to), "HH:MM from 00:00 to 24:00");
    else if (time.test(from) && from >= to) wrong("to", to, `a time after ${from}; past midnight is a second window`);
    if (!isTimeZone(location)) wrong("location", quoted(location), "an IANA time zone, such as Europe/Madrid");
    return mistakes;
  });

import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";
import { isTimeZone } from "../time-zone.ts";

/** Time zones of mute windows and schedules that do not exist, or in other capitals. */
export const timeZones: Check = ({ catalog: { notifications, onCall } }) =>
  [
    ...notifications.muteWindows.map(
      ({ name, location }) => [path("notifications", "muteWindows", name, "location"), location] as const,
    ),
    ...onCall.schedules.map(({ name, timeZone }) => [path("onCall", "schedules", name, "timeZone"), timeZone] as const),
  ]
    .filter(([, zone]) => !isTimeZone(zone))
    .map(([at, zone]) => ({ path: at, found: quoted(zone), allowed: "an IANA time zone, such as Europe/Madrid" }));

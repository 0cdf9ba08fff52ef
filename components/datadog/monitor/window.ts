import { Unsupported } from "../../vendors/unsupported.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

/**
 * `5m`, `72h`, `1d`, `1w` of a length in seconds, rounded up to whole minutes: what `last_` and `next_` take.
 * Datadog's monitors look back minutes up to 10080 and hours up to 168, which is a week.
 */
export function windowText(length: number): string {
  if (length > week) throw new Unsupported(`a window of ${length / day} days: monitors look back a week at most`);
  if (length === week) return "1w";
  if (length === day) return "1d";
  const minutes = Math.max(1, Math.ceil(length / minute));
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

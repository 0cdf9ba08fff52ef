import type { Duration } from "../../model/duration.ts";
import { seconds } from "../../model/duration.ts";

/** In whole hours, as Go's notation of durations has no days. */
export const inHours = (retention: Duration): string => `${Math.ceil(seconds(retention) / 3_600)}h`;

/** In days, begun ones included: Elasticsearch has an index per day, which goes as a whole. */
export const inDays = (retention: Duration): number => Math.ceil(seconds(retention) / 86_400);

export const isWholeDays = (retention: Duration): boolean => seconds(retention) % 86_400 === 0;

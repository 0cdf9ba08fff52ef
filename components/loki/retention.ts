import { seconds, type Duration } from "../../model/duration.ts";

const shortestHours = 24;

const hoursOf = (retention: Duration): number => Math.ceil(seconds(retention) / 3_600);

/** In whole hours, the shortest that Loki's compactor allows being 24. */
export const lokiRetention = (retention: Duration): string => `${Math.max(shortestHours, hoursOf(retention))}h`;

export const isTooShortForLoki = (retention: Duration): boolean => hoursOf(retention) < shortestHours;

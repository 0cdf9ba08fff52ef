import { oncePerText } from "./once-per.ts";

/**
 * A length of time in the notation that Prometheus, Alertmanager and Grafana share: one whole number and one unit.
 * `ms` exists for time-scaled drills; catalogs use s, m, h, d.
 */
export type Duration = `${number}${"ms" | "s" | "m" | "h" | "d"}`;

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const pattern = /^(\d+)(ms|s|m|h|d)$/;

/** Milliseconds; undefined where the text is not a duration. */
const parsed = oncePerText((text): number | undefined => {
  const match = pattern.exec(text);
  return match === null ? undefined : Number(match[1]) * unitMs[match[2] as keyof typeof unitMs];
});

export function isDuration(text: string): text is Duration {
  return parsed(text) !== undefined;
}

/** Milliseconds of a duration. Throws on a text that is none, e.g. "1h30m" (write 90m) or "0.5h" (write 30m). */
export function milliseconds(duration: Duration): number {
  const length = parsed(duration);
  if (length === undefined)
    throw new Error(`"${duration}" is not a duration: one whole number and one of ms, s, m, h, d`);
  return length;
}

/** Seconds of a duration, fractional below one second. */
export function seconds(duration: Duration): number {
  return milliseconds(duration) / 1000;
}

/** The shortest exact notation: 3600000 ms is "1h", 90000 ms is "90s". Rounds to whole milliseconds, at least 1. */
export function duration(ms: number): Duration {
  const whole = Math.max(1, Math.round(ms));
  for (const unit of ["d", "h", "m", "s"] as const) {
    if (whole % unitMs[unit] === 0) return `${whole / unitMs[unit]}${unit}`;
  }
  return `${whole}ms`;
}

/** The duration divided by a factor, for a stack whose time runs faster. */
export function divide(length: Duration, by: number): Duration {
  return duration(milliseconds(length) / by);
}

export function longest(lengths: readonly Duration[]): Duration | undefined {
  return [...lengths].sort((a, b) => milliseconds(b) - milliseconds(a))[0];
}

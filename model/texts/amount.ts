import type { Fraction } from "../decimal.ts";
import { compare, decimal, fraction, fromNumber, minus, over, times, toNumber } from "../decimal.ts";
import type { Duration } from "../duration.ts";
import { duration, milliseconds } from "../duration.ts";
import type { Unit } from "../metric.ts";

/**
 * What a number of the catalog measures. `duration` is a time that the catalog states (a window, a `for`), `seconds` a value that is
 * compared; people read both alike, a query does not. `times` is a burn factor.
 */
export type Measure = "ratio" | "duration" | "seconds" | "bytes" | "usd" | "number" | "lines" | "times" | "quantile";

export interface Amount {
  readonly measure: Measure;
  /** In the base unit: a share of 1, seconds, bytes, USD. */
  readonly value: Fraction;
}

const measures: Readonly<Record<Unit, Measure>> = {
  none: "number",
  state: "number",
  requests: "number",
  timestamp: "number",
  ratio: "ratio",
  seconds: "seconds",
  bytes: "bytes",
  usd: "usd",
};

export const amountOf = (value: number, unit: Unit): Amount => ({ measure: measures[unit], value: fromNumber(value) });

export const durationOf = (length: Duration): Amount => ({
  measure: "duration",
  value: fraction(milliseconds(length), 1000),
});

/** Seconds and durations are of one kind, everything else of its own. */
export const kindOf = ({ measure }: Pick<Amount, "measure">): Measure => (measure === "seconds" ? "duration" : measure);

export const same = (a: Amount, b: Amount): boolean => kindOf(a) === kindOf(b) && compare(a.value, b.value) === 0;

type Scale = readonly (readonly [unit: string, size: Fraction])[];

const timeScale: Scale = [
  ["day", fraction(86_400)],
  ["hour", fraction(3600)],
  ["minute", fraction(60)],
  ["second", fraction(1)],
  ["millisecond", fraction(1, 1000)],
];

const binary: Scale = ["TiB", "GiB", "MiB", "KiB"].map((unit, index) => [unit, fraction(1024n ** BigInt(4 - index))]);
const metric: Scale = ["TB", "GB", "MB", "kB"].map((unit, index) => [unit, fraction(1000n ** BigInt(4 - index))]);

/** More digits nobody reads at a glance: 2592 seconds are 43.2 minutes. */
const mostWhole = fraction(1000);

interface Scaled {
  readonly unit: string;
  readonly value: Fraction;
}

/** The largest unit of which the value is a short number with at most so many digits after the point. */
function scaled(value: Fraction, scale: Scale, digits: number): Scaled | undefined {
  return scale
    .map(([unit, size]): Scaled => ({ unit, value: over(value, size) }))
    .find(
      (each) =>
        compare(each.value.abs(), fraction(1)) >= 0 &&
        compare(each.value.abs(), mostWhole) < 0 &&
        compare(minus(each.value, each.value.round(digits)), fraction(0)) === 0,
    );
}

function timeText(value: Fraction): string {
  const exact = [0, 1, 2].map((digits) => scaled(value, timeScale, digits)).find((found) => found !== undefined);
  if (exact !== undefined) {
    const number = decimal(exact.value);
    return `${number} ${exact.unit}${number === "1" ? "" : "s"}`;
  }
  if (compare(minus(value, value.round(3)), fraction(0)) === 0) return `${decimal(value)} seconds`;
  const [unit, size] = timeScale.find(([, length]) => compare(value, length) >= 0) ?? ["second", fraction(1)];
  return `about ${decimal(over(value, size), 1)} ${unit}s`;
}

function bytesText(value: Fraction): string {
  const exact = scaled(value, binary, 0) ?? scaled(value, metric, 0) ?? scaled(value, binary, 3);
  return exact === undefined ? `${decimal(value)} bytes` : `${decimal(exact.value)} ${exact.unit}`;
}

/** "95th", as percentiles are called. */
function ordinal(value: Fraction): string {
  const text = decimal(times(value, fraction(100)));
  const [last = ""] = /1?\d$/.exec(text) ?? [];
  const ending = text.includes(".") ? undefined : { 1: "st", 2: "nd", 3: "rd" }[last];
  return `${text}${ending ?? "th"}`;
}

/** As people read it, with its unit: "5 %", "90 seconds", "512 MiB", "14 days", "95th". A burn factor is the number alone. */
export function amountText({ measure, value }: Amount): string {
  switch (measure) {
    case "ratio":
      return `${decimal(times(value, fraction(100)))} %`;
    case "duration":
    case "seconds":
      return timeText(value);
    case "bytes":
      return bytesText(value);
    case "usd":
      return `${decimal(value)} USD`;
    case "quantile":
      return ordinal(value);
    case "number":
    case "lines":
    case "times":
      return decimal(value);
  }
}

/** As a query has it: a duration in Prometheus' notation, everything else as a number in the base unit. */
export const amountCode = ({ measure, value }: Amount): string =>
  measure === "duration" ? duration(toNumber(times(value, fraction(1000)))) : decimal(value);

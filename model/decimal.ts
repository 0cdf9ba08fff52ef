import { Fraction } from "fraction.js";

/**
 * Exact decimals: names of ours over fraction.js. Burn factors, budgets and thresholds are computed as fractions of
 * whole numbers and printed once, so that no artifact ever says 0.0009999999999999432.
 */
export type { Fraction };

export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  return new Fraction(num, den);
}

/** Parses "99.9", "0.05", "-3"; throws on anything else (no exponents, no blanks). */
export function parseDecimal(text: string): Fraction {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`"${text}" is not a decimal number such as 99.9`);
  return new Fraction(text);
}

/** The fraction that the shortest notation of a JavaScript number names: 0.1 is 1/10. */
export function fromNumber(value: number): Fraction {
  if (!Number.isFinite(value)) throw new Error(`${value} is not a finite number`);
  // By its notation: fraction.js takes a number itself for the nearest simple fraction.
  const [digits = "0", exponent = "0"] = String(value).split("e");
  return new Fraction(digits).mul(new Fraction(10).pow(Number(exponent)));
}

export const minus = (a: Fraction, b: Fraction): Fraction => a.sub(b);
export const times = (a: Fraction, b: Fraction): Fraction => a.mul(b);
export const over = (a: Fraction, b: Fraction): Fraction => a.div(b);

/** Negative, 0 or positive as a is less than, equal to or greater than b. */
export const compare = (a: Fraction, b: Fraction): number => a.compare(b);

export const toNumber = (value: Fraction): number => value.valueOf();

/** A number whose shortest notation has no exponent and no more digits after the point than are printed. */
const shortNotation = /^-?\d{1,15}(\.\d{1,12})?$/;

/** Exact decimal notation, or rounded half up to `digits` places where the fraction has no finite one (1/3). */
export function decimal(value: Fraction | number, digits = 12): string {
  // Most numbers are short, and their own notation is exact.
  if (typeof value === "number" && digits >= 12) {
    const notation = String(value);
    if (shortNotation.test(notation)) return notation;
  }
  const exact = typeof value === "number" ? fromNumber(value) : value;
  const rounded = exact.abs().round(digits);
  // A finite decimal now, which the library writes without an end in brackets.
  const sign = exact.s < 0n && rounded.n !== 0n ? "-" : "";
  return `${sign}${rounded.toString(digits)}`;
}

/**
 * Exact decimals. Burn factors, budgets and thresholds are computed as fractions of whole numbers and printed once, so
 * that no artifact ever says 0.0009999999999999432.
 */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  let n = BigInt(num);
  let d = BigInt(den);
  if (d === 0n) throw new Error("a fraction's denominator is 0");
  if (d < 0n) [n, d] = [-n, -d];
  const common = gcd(n, d);
  return common === 0n ? { num: 0n, den: 1n } : { num: n / common, den: d / common };
}

/** Parses "99.9", "0.05", "-3"; throws on anything else (no exponents, no blanks). */
export function parseDecimal(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`"${text}" is no decimal number such as 99.9`);
  const digits = match[3] ?? "";
  const value = BigInt(`${match[2] ?? ""}${digits}`);
  return fraction(match[1] === "-" ? -value : value, 10n ** BigInt(digits.length));
}

/** The fraction that the shortest notation of a JavaScript number names: 0.1 is 1/10. */
export function fromNumber(value: number): Fraction {
  if (!Number.isFinite(value)) throw new Error(`${value} is no finite number`);
  const text = String(value);
  const match = /^(-?[\d.]+)e([+-]\d+)$/.exec(text);
  if (match === null) return parseDecimal(text);
  const power = Number(match[2]);
  const scale = fraction(10n ** BigInt(Math.abs(power)));
  const base = parseDecimal(match[1] ?? "0");
  return power < 0 ? over(base, scale) : times(base, scale);
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.num, a.den * b.den);
}

export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den, a.den * b.num);
}

/** Negative, 0 or positive as a is less than, equal to or greater than b. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function toNumber(value: Fraction): number {
  return Number(value.num) / Number(value.den);
}

/** Exact decimal notation, or rounded half up to `digits` places where the fraction has no finite one (1/3). */
export function decimal(value: Fraction | number, digits = 12): string {
  const exact = typeof value === "number" ? fromNumber(value) : value;
  const scale = 10n ** BigInt(digits);
  const negative = exact.num < 0n;
  const magnitude = negative ? -exact.num : exact.num;
  const scaled = (2n * magnitude * scale + exact.den) / (2n * exact.den);
  const whole = scaled / scale;
  const rest = (scaled % scale).toString().padStart(digits, "0").replace(/0+$/, "");
  return `${negative && scaled !== 0n ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`;
}

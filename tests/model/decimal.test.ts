import assert from "node:assert/strict";
import fc from "fast-check";
import type { Fraction } from "../../model/decimal.ts";
import {
  compare,
  decimal,
  fraction,
  fromNumber,
  minus,
  over,
  parseDecimal,
  times,
  toNumber,
} from "../../model/decimal.ts";

const anyFraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([num, den]) => fraction(num, den));
const same = (a: Fraction, b: Fraction): boolean => a.equals(b);

describe("An exact fraction", () => {
  it("is always in lowest terms with a positive denominator", () => {
    assert.equal(fraction(6, -4).toFraction(), "-3/2");
    assert.equal(fraction(0, -7).toFraction(), "0");
    assert.throws(() => fraction(1, 0), /Division by Zero/);
  });

  it("obeys the laws of arithmetic", () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        assert.ok(same(times(a, b.add(c)), times(a, b).add(times(a, c))));
        assert.ok(same(minus(a.add(b), b), a));
        if (b.n !== 0n) assert.ok(same(times(over(a, b), b), a));
      }),
    );
  });

  it("is ordered as its differences say", () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        return Math.sign(compare(a, b)) === Math.sign(toNumber(minus(a, b)));
      }),
    );
  });
});

describe("A decimal's notation", () => {
  it("is read exactly", () => {
    assert.equal(parseDecimal("99.9").toFraction(), "999/10");
    assert.equal(parseDecimal("-0.05").toFraction(), "-1/20");
    for (const text of ["", "1e3", "1.", ".5", " 1", "1,5", "+1", "99.9%"]) {
      assert.throws(() => parseDecimal(text), { message: `"${text}" is not a decimal number such as 99.9` });
    }
  });

  it("never has the tail of a binary fraction", () => {
    assert.equal(decimal(minus(fraction(1), parseDecimal("0.999"))), "0.001");
    assert.equal(decimal(times(parseDecimal("14.4"), parseDecimal("0.001"))), "0.0144");
    assert.equal(decimal(0.1), "0.1");
    assert.equal(decimal(1e21), "1000000000000000000000");
    assert.equal(decimal(1.5e-7), "0.00000015");
  });

  it("is rounded half up where no finite one exists", () => {
    assert.equal(decimal(fraction(1, 3)), "0.333333333333");
    assert.equal(decimal(fraction(2, 3), 4), "0.6667");
    assert.equal(decimal(fraction(-1, 2), 0), "-1");
    assert.equal(decimal(fraction(-1, 10 ** 6), 3), "0");
  });

  it("reads back as what was written", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 12 }),
        (num, digits) => {
          const exact = fraction(num, 10n ** BigInt(digits));
          const text = decimal(exact);
          return /^-?\d+(\.\d*[1-9])?$/.test(text) && same(parseDecimal(text), exact);
        },
      ),
    );
  });

  it("is that of the number itself for every finite number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        assert.equal(Number(decimal(fromNumber(number), 400)), number === 0 ? 0 : number);
      }),
    );
    assert.throws(() => fromNumber(Number.NaN), { message: "NaN is not a finite number" });
    assert.equal(toNumber(fromNumber(0.3)), 0.3);
  });
});

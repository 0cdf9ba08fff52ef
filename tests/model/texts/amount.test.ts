import assert from "node:assert/strict";
import fc from "fast-check";
import { fraction, fromNumber } from "../../../model/decimal.ts";
import { duration } from "../../../model/duration.ts";
import type { Unit } from "../../../model/metric.ts";
import { amountCode, amountOf, amountText, durationOf } from "../../../model/texts/amount.ts";

const text = (value: number, unit: Unit) => amountText(amountOf(value, unit));

describe("A number of the catalog in a text", () => {
  it("has its unit: a share in per cent, bytes in powers of 1024 or of 1000, an amount in USD", () => {
    assert.deepEqual(
      [text(0.05, "ratio"), text(0.0144, "ratio"), text(1, "ratio"), text(0.1 + 0.2, "ratio")],
      ["5 %", "1.44 %", "100 %", "30 %"],
    );
    assert.deepEqual(
      [512 * 1024 ** 2, 2e9, 1.5 * 1024 ** 3, 100, 0].map((bytes) => text(bytes, "bytes")),
      ["512 MiB", "2 GB", "1.5 GiB", "100 bytes", "0 bytes"],
    );
    assert.deepEqual([text(12.5, "usd"), text(100, "requests"), text(1, "state")], ["12.5 USD", "100", "1"]);
  });

  it("is a time in the largest unit of which it is a short number", () => {
    const texts = { "1m": "1 minute", "90s": "90 seconds", "5m": "5 minutes", "36h": "36 hours", "14d": "14 days" };
    for (const [length, expected] of Object.entries(texts)) {
      assert.equal(amountText(durationOf(length as keyof typeof texts)), expected);
    }
    assert.deepEqual(
      [2, 0.25, 2592, 14 * 86_400, 127_008].map((seconds) => text(seconds, "seconds")),
      ["2 seconds", "250 milliseconds", "43.2 minutes", "14 days", "1.47 days"],
    );
    assert.equal(amountText({ measure: "duration", value: fraction(200_000, 3) }), "about 18.5 hours");
  });

  it("is a percentile by its ordinal", () => {
    const of = (q: number) => amountText({ measure: "quantile", value: fromNumber(q) });
    assert.deepEqual([0.95, 0.5, 0.91, 0.92, 0.93, 0.11, 0.999].map(of), [
      ...["95th", "50th", "91st", "92nd", "93rd", "11th", "99.9th"],
    ]);
  });

  it("is in code what a query has there", () => {
    assert.deepEqual([durationOf("300s"), amountOf(2, "seconds"), amountOf(0.05, "ratio")].map(amountCode), [
      "5m",
      "2",
      "0.05",
    ]);
  });

  it("is exact, whatever the length", () => {
    const sizes: Readonly<Record<string, number>> = {
      ...{ millisecond: 1, second: 1e3, minute: 6e4, hour: 3.6e6, day: 8.64e7 },
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * 86_400_000 }), (ms) => {
        const [, number = "", unit = ""] = /^([\d.]+) ([a-z]+?)s?$/.exec(amountText(durationOf(duration(ms)))) ?? [];
        assert.ok(Math.abs(Number(number) * (sizes[unit] ?? Number.NaN) - ms) < 1e-3, `${ms}: ${number} ${unit}`);
      }),
    );
  });
});

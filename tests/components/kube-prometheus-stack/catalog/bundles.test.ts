import assert from "node:assert/strict";
import fc from "fast-check";
import type { Bundle } from "../../../../components/kube-prometheus-stack/catalog/bundles.ts";
import { bundles, mostAlone } from "../../../../components/kube-prometheus-stack/catalog/bundles.ts";

interface Thing {
  readonly name: string;
  readonly bytes: number;
}

const limit = 512 * 1024;

const bundled = (things: readonly Thing[]): readonly Bundle<Thing>[] =>
  bundles(things, { kind: "things", nameOf: ({ name }) => name, bytesOf: ({ bytes }) => bytes, limit });

const many: fc.Arbitrary<readonly Thing[]> = fc.uniqueArray(
  fc.record({ name: fc.stringMatching(/^[a-z]{6}$/), bytes: fc.integer({ min: 100, max: 40_000 }) }),
  { selector: ({ name }) => name, minLength: mostAlone + 1, maxLength: 300 },
);

const sizeOf = ({ items }: Bundle<Thing>): number => items.reduce((sum, { bytes }) => sum + bytes, 0);

describe("bundles of a catalog's things", () => {
  it("are one each, under its own name, where things are few", () => {
    const things = Array.from({ length: mostAlone }, (_, index) => ({ name: `service ${index}`, bytes: 1 }));
    assert.deepEqual(
      bundled(things).map(({ name, items }) => [name, items.length]),
      things.map((_, index) => [`service-${index}`, 1]),
    );
  });

  it("have each thing once, none too much, and names of their own", () => {
    fc.assert(
      fc.property(many, (things) => {
        const all = bundled(things);
        const names = all.flatMap(({ items }) => items.map(({ name }) => name));
        assert.deepEqual(names.sort(), things.map(({ name }) => name).sort());
        assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
        for (const bundle of all) assert.ok(bundle.items.length > 0 && sizeOf(bundle) <= limit);
      }),
      { numRuns: 50 },
    );
  });

  it("are few, however many things there are", () => {
    const things = Array.from({ length: 5_000 }, (_, index) => ({ name: `service-${index}`, bytes: 20_000 }));
    const total = 5_000 * 20_000;
    assert.ok(bundled(things).length <= (2 * total) / (256 * 1024) + 1);
  });

  it("let a thing that comes move no other, as long as their number stays", () => {
    const things = Array.from({ length: 200 }, (_, index) => ({ name: `service-${index}`, bytes: 2_000 }));
    const placeOf = (all: readonly Bundle<Thing>[]) =>
      new Map(all.flatMap(({ name, items }) => items.map((item) => [item.name, name])));
    const before = placeOf(bundled(things));
    const after = placeOf(bundled([{ name: "newcomer", bytes: 2_000 }, ...things]));
    for (const [thing, bundle] of before) assert.equal(after.get(thing), bundle, thing);
  });
});

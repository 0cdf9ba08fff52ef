import { createHash } from "node:crypto";
import { objectNames } from "../../kubernetes/object-names.ts";
import { inPieces, pieceName } from "./pieces.ts";

/** Some things of a catalog in one object of the cluster. */
export interface Bundle<T> {
  /** The object's. */
  readonly name: string;
  readonly items: readonly T[];
}

interface Bundling<T> {
  /** What bundles are called, before their number. */
  readonly kind: string;
  readonly nameOf: (item: T) => string;
  readonly bytesOf: (item: T) => number;
  /** Bytes that an object may have; one item that has more comes alone. */
  readonly limit: number;
}

/**
 * Up to so many things of a kind have an object each, under their own name. Pulumi writes a stack's whole state at each
 * step, where it keeps the state in a file or a bucket: a thousand services with three objects each would take hours.
 */
export const mostAlone = 50;

/** Bytes of a bundle, on average: small enough to be well below every limit, however names fall. */
const usual = 256 * 1024;

const powerOfTwo = (least: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(least)));

const bucketOf = (name: string, buckets: number): number =>
  createHash("sha256").update(name).digest().readUInt32BE(0) % buckets;

/** A thing with what is asked of it more than once. */
interface Measured<T> {
  readonly item: T;
  readonly name: string;
  readonly bytes: number;
}

/** By their names' digests, so that a thing which comes or goes moves no other, until there are twice as many. */
function buckets<T>(things: readonly Measured<T>[]): readonly (readonly Measured<T>[])[] {
  const count = powerOfTwo(things.reduce((sum, { bytes }) => sum + bytes, 0) / usual);
  const all = Array.from({ length: count }, (): Measured<T>[] => []);
  for (const thing of things) all[bucketOf(thing.name, count)]?.push(thing);
  return all;
}

/** The things of one kind in objects: each alone where they are few, else together by names that stay. */
export function bundles<T>(items: readonly T[], bundling: Bundling<T>): readonly Bundle<T>[] {
  const { kind, nameOf, bytesOf, limit } = bundling;
  if (items.length <= mostAlone) {
    const names = objectNames(items.map(nameOf));
    return items.map((item) => ({ name: names.get(nameOf(item)) ?? nameOf(item), items: [item] }));
  }
  // Bytes are those of a text that is made to be counted.
  const things = items.map((item) => ({ item, name: nameOf(item), bytes: bytesOf(item) }));
  return buckets(things).flatMap((bucket, number) =>
    inPieces(bucket, ({ bytes }) => bytes, limit)
      .filter((piece) => piece.length > 0)
      .map((piece, index) => ({
        name: pieceName(`${kind}-${String(number + 1).padStart(2, "0")}`, index),
        items: piece.map(({ item }) => item),
      })),
  );
}

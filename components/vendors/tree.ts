import { isDeepStrictEqual } from "node:util";
import type { Condition } from "../../model/alert.ts";
import { attempt, Unsupported } from "./unsupported.ts";
import type { Loss } from "./loss.ts";

/** What a vendor evaluates by itself: a monitor, a condition. */
export interface Evaluated {
  /** What distinguishes its series, in the vendor's words, sorted. */
  readonly groups: readonly string[];
  readonly losses: readonly Loss[];
}

/** A condition as a vendor can evaluate it: single parts, joined by composites of theirs. */
export type Tree<P extends Evaluated> =
  | { readonly kind: "part"; readonly part: P }
  | { readonly kind: "all" | "any"; readonly of: readonly Tree<P>[]; readonly losses: readonly Loss[] };

export const leaf = <P extends Evaluated>(part: P): Tree<P> => ({ kind: "part", part });

/**
 * The parts of a disjunction that can be said; those that cannot are lost without taking the others with them.
 * Throws `Unsupported` where none can.
 */
export function anyTree<P extends Evaluated>(
  of: readonly Condition[],
  compile: (condition: Condition) => Tree<P>,
): Tree<P> {
  const attempts = of.map((condition) => attempt(() => compile(condition)));
  const trees = attempts.flatMap((result) => ("value" in result ? [result.value] : []));
  const failed = attempts.flatMap((result) => ("lost" in result ? [result] : []));
  if (trees.length === 0) {
    throw new Unsupported([...new Set(failed.map(({ lost }) => lost))].join("; "), failed[0]?.fallback);
  }
  const losses = failed.map(({ lost, fallback }) => ({
    lost: `one of its conditions: ${lost}`,
    fallback: fallback ?? "the alert's other conditions",
  }));
  return { kind: "any", of: trees, losses };
}

/**
 * A conjunction, whose parts meet in the groups that they share; finer groups may refine coarser ones.
 * Throws `Unsupported` where some have groups that others lack.
 */
export function allTree<P extends Evaluated>(of: readonly Tree<P>[], losses: readonly Loss[] = []): Tree<P> {
  const groups = of.flatMap((node) => partsOf(node).map((part) => part.groups)).sort((a, b) => b.length - a.length);
  const [finest = []] = groups;
  const stranger = groups.find((coarser) => !coarser.every((name) => finest.includes(name)));
  if (stranger !== undefined) {
    throw new Unsupported(
      `conditions on groups by ${stranger.join(", ")} and by ${finest.join(", ")}, which never meet`,
    );
  }
  return { kind: "all", of, losses };
}

/** What stands twice stands once, and a junction of one is that one. */
export function simplify<P extends Evaluated>(node: Tree<P>): Tree<P> {
  if (node.kind === "part") return node;
  const of = node.of
    .map((inner) => simplify(inner))
    .filter((part, place, all) => all.findIndex((other) => isDeepStrictEqual(other, part)) === place);
  const [only] = of;
  return of.length === 1 && only !== undefined && node.losses.length === 0 ? only : { ...node, of };
}

export function partsOf<P extends Evaluated>(node: Tree<P>): readonly P[] {
  return node.kind === "part" ? [node.part] : node.of.flatMap((inner) => partsOf(inner));
}

export function lossesOf<P extends Evaluated>(node: Tree<P>): readonly Loss[] {
  return node.kind === "part" ? node.part.losses : [...node.losses, ...node.of.flatMap((inner) => lossesOf(inner))];
}

/**
 * The tree as an expression over the names that `nameOf` gives its parts.
 *
 * @param operators how the vendor spells the junctions
 */
export function expressionOf<P extends Evaluated>(
  node: Tree<P>,
  operators: Readonly<Record<"all" | "any", string>>,
  nameOf: (part: P) => string,
): string {
  const text = (inner: Tree<P>, outermost: boolean): string => {
    if (inner.kind === "part") return nameOf(inner.part);
    const [only] = inner.of;
    if (inner.of.length === 1 && only !== undefined) return text(only, outermost);
    const joined = inner.of.map((part) => text(part, false)).join(` ${operators[inner.kind]} `);
    return outermost ? joined : `(${joined})`;
  };
  return text(node, true);
}

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

/** A condition as a vendor can evaluate it: single monitors or conditions, joined by composites of them. */
export type Tree<P extends Evaluated> =
  | { readonly kind: "leaf"; readonly spec: P }
  | { readonly kind: "all" | "any"; readonly of: readonly Tree<P>[]; readonly losses: readonly Loss[] };

export const leaf = <P extends Evaluated>(spec: P): Tree<P> => ({ kind: "leaf", spec });

/**
 * The members of a disjunction that can be said; those that cannot are lost without taking the others with them.
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

function withLosses<P extends Evaluated>(node: Tree<P>, losses: readonly Loss[]): Tree<P> {
  return node.kind === "leaf"
    ? leaf({ ...node.spec, losses: [...node.spec.losses, ...losses] })
    : { ...node, losses: [...node.losses, ...losses] };
}

/**
 * A conjunction, whose members meet in the groups that they share; finer groups may refine coarser ones.
 * Throws `Unsupported` where some have groups that others lack.
 */
export function allTree<P extends Evaluated>(of: readonly Tree<P>[], losses: readonly Loss[] = []): Tree<P> {
  const groups = of.flatMap((node) => leavesOf(node).map((spec) => spec.groups)).sort((a, b) => b.length - a.length);
  const [finest = []] = groups;
  const stranger = groups.find((coarser) => !coarser.every((name) => finest.includes(name)));
  if (stranger !== undefined) {
    throw new Unsupported(
      `conditions on groups by ${stranger.join(", ")} and by ${finest.join(", ")}, which never meet`,
    );
  }
  const [only] = of;
  return of.length === 1 && only !== undefined ? withLosses(only, losses) : { kind: "all", of, losses };
}

/** What stands twice stands once, and a junction of one is that one. */
export function simplify<P extends Evaluated>(node: Tree<P>): Tree<P> {
  if (node.kind === "leaf") return node;
  const of = node.of
    .map((inner) => simplify(inner))
    .filter((member, place, all) => all.findIndex((other) => isDeepStrictEqual(other, member)) === place);
  const [only] = of;
  return of.length === 1 && only !== undefined && node.losses.length === 0 ? only : { ...node, of };
}

export function leavesOf<P extends Evaluated>(node: Tree<P>): readonly P[] {
  return node.kind === "leaf" ? [node.spec] : node.of.flatMap((inner) => leavesOf(inner));
}

export function lossesOf<P extends Evaluated>(node: Tree<P>): readonly Loss[] {
  return node.kind === "leaf" ? node.spec.losses : [...node.losses, ...node.of.flatMap((inner) => lossesOf(inner))];
}

/**
 * The tree as an expression over the names that `nameOf` gives its leaves.
 *
 * @param operators how the vendor spells the junctions
 */
export function expressionOf<P extends Evaluated>(
  node: Tree<P>,
  operators: Readonly<Record<"all" | "any", string>>,
  nameOf: (spec: P) => string,
): string {
  const text = (inner: Tree<P>, outermost: boolean): string => {
    if (inner.kind === "leaf") return nameOf(inner.spec);
    const [only] = inner.of;
    if (inner.of.length === 1 && only !== undefined) return text(only, outermost);
    const joined = inner.of.map((node) => text(node, false)).join(` ${operators[inner.kind]} `);
    return outermost ? joined : `(${joined})`;
  };
  return text(node, true);
}

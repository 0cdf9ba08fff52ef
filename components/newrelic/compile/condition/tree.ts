import { isDeepStrictEqual } from "node:util";
import type { Alert, Condition } from "../../../../model/alert.ts";
import { attempt, Inexpressible } from "../../../hosted/inexpressible.ts";
import type { Context } from "../context.ts";
import type { Loss, Part } from "./definition.ts";
import { absentPart, thresholdPart } from "./part.ts";

/** A condition as New Relic can evaluate it: single conditions, joined by compound ones. */
export type Tree =
  | { readonly kind: "part"; readonly part: Part }
  | { readonly kind: "AND" | "OR"; readonly of: readonly Tree[]; readonly losses: readonly Loss[] };

function anyTree(of: readonly Condition[], alert: Alert, context: Context): Tree {
  const attempts = of.map((condition) => attempt(() => tree(condition, alert, context)));
  const trees = attempts.flatMap((result) => ("value" in result ? [result.value] : []));
  const failed = attempts.flatMap((result) => ("lost" in result ? [result] : []));
  if (trees.length === 0) {
    throw new Inexpressible([...new Set(failed.map(({ lost }) => lost))].join("; "), failed[0]?.standIn);
  }
  const losses = failed.map(({ lost, standIn }) => ({
    lost: `one of its conditions: ${lost}`,
    standIn: standIn ?? "the alert's other conditions",
  }));
  return { kind: "OR", of: trees, losses };
}

/** Compound conditions compare the attributes that their conditions share. */
function conjunction(of: readonly Tree[]): Tree {
  const facets = of.flatMap((node) => partsOf(node).map(({ facet }) => facet)).sort((a, b) => b.length - a.length);
  const [finest = []] = facets;
  const stranger = facets.find((coarser) => !coarser.every((name) => finest.includes(name)));
  if (stranger !== undefined) {
    throw new Inexpressible(`conditions by ${stranger.join(", ")} and by ${finest.join(", ")}, which share too little`);
  }
  return { kind: "AND", of, losses: [] };
}

function tree(condition: Condition, alert: Alert, context: Context): Tree {
  switch (condition.kind) {
    case "threshold":
      return { kind: "part", part: thresholdPart(condition, alert.for, context) };
    case "absent":
      return { kind: "part", part: absentPart(condition, context) };
    case "always":
      throw new Inexpressible(
        "a heartbeat: conditions tell incidents, and nobody outside is told that they work",
        "New Relic's own status page",
      );
    case "any":
      return anyTree(condition.of, alert, context);
    case "all":
      return conjunction(condition.of.map((part) => tree(part, alert, context)));
  }
}

/** What stands twice stands once, and a junction of one is that one. */
function simplify(node: Tree): Tree {
  if (node.kind === "part") return node;
  const of = node.of
    .map(simplify)
    .filter((part, place, all) => all.findIndex((other) => isDeepStrictEqual(other, part)) === place);
  const [only] = of;
  return of.length === 1 && only !== undefined && node.losses.length === 0 ? only : { ...node, of };
}

/** Throws `Inexpressible` where nothing of the alert's condition can be said. */
export function conditionTree(alert: Alert, context: Context): Tree {
  return simplify(tree(alert.condition, alert, context));
}

export function partsOf(node: Tree): readonly Part[] {
  return node.kind === "part" ? [node.part] : node.of.flatMap(partsOf);
}

export function lossesOf(node: Tree): readonly Loss[] {
  return node.kind === "part" ? node.part.degradations : [...node.losses, ...node.of.flatMap(lossesOf)];
}

import { isDeepStrictEqual } from "node:util";
import type { Alert, Condition } from "../../../../model/alert.ts";
import type { Slo } from "../../../../model/slo.ts";
import { attempt, Inexpressible } from "../../../hosted/inexpressible.ts";
import type { Context } from "../names.ts";
import { absentPart } from "./absence.ts";
import { burnOf, burnPart, nativeObstacle } from "./burn.ts";
import type { Part } from "./definition.ts";
import { thresholdPart } from "./threshold.ts";

/** A condition as Datadog can evaluate it: single monitors, joined by composites. */
export type Tree =
  | { readonly kind: "part"; readonly part: Part }
  | { readonly kind: "&&" | "||"; readonly of: readonly Tree[]; readonly lost: readonly Loss[] };

export interface Loss {
  readonly lost: string;
  readonly standIn: string;
}

const leaf = (part: Part): Tree => ({ kind: "part", part });

/** The parts of a disjunction that can be said; those that cannot are lost without taking the others with them. */
function anyTree(of: readonly Condition[], alert: Alert, slo: Slo | undefined, context: Context): Tree {
  const attempts = of.map((condition) => ({ result: attempt(() => tree(condition, alert, slo, context)) }));
  const trees = attempts.flatMap(({ result }) => ("value" in result ? [result.value] : []));
  const failed = attempts.flatMap(({ result }) => ("lost" in result ? [result] : []));
  if (trees.length === 0) {
    throw new Inexpressible([...new Set(failed.map(({ lost }) => lost))].join("; "), failed[0]?.standIn);
  }
  const lost = failed.map((loss) => ({
    lost: `one of its conditions: ${loss.lost}`,
    standIn: loss.standIn ?? "the alert's other conditions",
  }));
  return { kind: "||", of: trees, lost };
}

/** A composite only meets groups that its monitors share; finer groups may refine coarser ones. */
function conjunction(of: readonly Tree[], lost: readonly Loss[]): Tree {
  const groups = of.flatMap((node) => partsOf(node).map((part) => part.groups)).sort((a, b) => b.length - a.length);
  const [finest = []] = groups;
  const stranger = groups.find((coarser) => !coarser.every((tag) => finest.includes(tag)));
  if (stranger !== undefined) {
    throw new Inexpressible(
      `conditions on groups by ${stranger.join(", ")} and by ${finest.join(", ")}, which never meet in a composite`,
    );
  }
  return { kind: "&&", of, lost };
}

function tree(condition: Condition, alert: Alert, slo: Slo | undefined, context: Context): Tree {
  switch (condition.kind) {
    case "threshold":
      return leaf(thresholdPart(condition, alert.for, context));
    case "absent":
      return leaf(absentPart(condition, context));
    case "always":
      throw new Inexpressible(
        "a heartbeat: monitors tell changes of state, and nobody outside is told that they work",
        "Datadog's own status page",
      );
    case "any":
      return anyTree(condition.of, alert, slo, context);
    case "all": {
      const burn = slo === undefined ? undefined : burnOf(condition, slo);
      if (slo === undefined || burn === undefined) {
        return conjunction(
          condition.of.map((part) => tree(part, alert, slo, context)),
          [],
        );
      }
      const obstacle = nativeObstacle(burn.window, slo);
      if (obstacle !== undefined) {
        const of = condition.of.map((part) => tree(part, alert, slo, context));
        return conjunction(of, [{ lost: obstacle, standIn: "a composite of metric monitors over both windows" }]);
      }
      const rest = burn.rest.map((part) => tree(part, alert, slo, context));
      const native = leaf(burnPart(burn.window, slo));
      return rest.length === 0 ? native : conjunction([native, ...rest], []);
    }
  }
}

/** Throws `Inexpressible` where nothing of the alert's condition can be said. */
export function conditionTree(alert: Alert, context: Context): Tree {
  const slo = context.catalog.slos.find(({ name }) => name === alert.slo);
  return simplify(tree(alert.condition, alert, slo, context));
}

/** What stands twice stands once, and a junction of one is that one. */
function simplify(node: Tree): Tree {
  if (node.kind === "part") return node;
  const of = node.of
    .map(simplify)
    .filter((part, place, all) => all.findIndex((other) => isDeepStrictEqual(other, part)) === place);
  const [only] = of;
  return of.length === 1 && only !== undefined && node.lost.length === 0 ? only : { ...node, of };
}

export function partsOf(node: Tree): readonly Part[] {
  return node.kind === "part" ? [node.part] : node.of.flatMap(partsOf);
}

export function lossesOf(node: Tree): readonly Loss[] {
  return node.kind === "part" ? node.part.degradations : [...node.lost, ...node.of.flatMap(lossesOf)];
}

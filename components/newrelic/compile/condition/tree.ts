import type { Alert, Condition } from "../../../../model/alert.ts";
import { Inexpressible } from "../../../hosted/inexpressible.ts";
import type { Tree } from "../../../hosted/tree.ts";
import { allTree, anyTree, leaf, simplify } from "../../../hosted/tree.ts";
import type { Context } from "../context.ts";
import type { Part } from "./definition.ts";
import { absentPart, thresholdPart } from "./part.ts";

function tree(condition: Condition, alert: Alert, context: Context): Tree<Part> {
  const inner = (part: Condition) => tree(part, alert, context);
  switch (condition.kind) {
    case "threshold":
      return leaf(thresholdPart(condition, alert.for, context));
    case "absent":
      return leaf(absentPart(condition, context));
    case "always":
      throw new Inexpressible(
        "a heartbeat: conditions tell incidents, and nobody outside is told that they work",
        "New Relic's own status page",
      );
    case "any":
      return anyTree(condition.of, inner);
    case "all":
      return allTree(condition.of.map(inner));
  }
}

/** Single conditions, joined by compound ones. Throws `Inexpressible` where nothing of the alert can be said. */
export function conditionTree(alert: Alert, context: Context): Tree<Part> {
  return simplify(tree(alert.condition, alert, context));
}

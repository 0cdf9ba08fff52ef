import type { Alert, Condition } from "../../../model/alert.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import { withoutReadiness } from "../../vendors/readiness.ts";
import type { Tree } from "../../vendors/tree.ts";
import { allTree, anyTree, leaf, simplify } from "../../vendors/tree.ts";
import type { Context } from "../context.ts";
import type { ConditionSpec } from "./definition.ts";
import { absentSpec, thresholdSpec } from "./spec.ts";

function tree(condition: Condition, alert: Alert, context: Context): Tree<ConditionSpec> {
  const inner = (condition: Condition) => tree(condition, alert, context);
  switch (condition.kind) {
    case "threshold":
      return leaf(thresholdSpec(condition, alert.for, context));
    case "absent":
      return leaf(absentSpec(condition, context));
    case "always":
      throw new Unsupported(
        "a heartbeat: conditions notify of incidents, and nobody outside learns that they work",
        "New Relic's own status page",
      );
    case "any":
      return anyTree(condition.of, inner);
    case "all": {
      const { of, losses } = withoutReadiness(condition.of);
      return allTree(of.map(inner), losses);
    }
  }
}

/** Single conditions, joined by compound ones. Throws `Unsupported` where nothing of the alert can be said. */
export function conditionTree(alert: Alert, context: Context): Tree<ConditionSpec> {
  return simplify(tree(alert.condition, alert, context));
}

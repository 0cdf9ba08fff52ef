import type { Alert, Condition } from "../../../model/alert.ts";
import { sloNamed } from "../../../model/catalog.ts";
import type { Slo } from "../../../model/slo.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import type { Loss } from "../../vendors/loss.ts";
import { withoutReadiness } from "../../vendors/readiness.ts";
import type { Tree } from "../../vendors/tree.ts";
import { allTree, anyTree, leaf, leavesOf, simplify } from "../../vendors/tree.ts";
import type { Context } from "../names.ts";
import { absentSpec, notifiesOfAbsence } from "./absence.ts";
import { burnOf, burnSpec, nativeObstacle } from "./burn.ts";
import type { MonitorSpec } from "./definition.ts";
import { thresholdSpec } from "./threshold.ts";

/** A composite of what must hold together. */
function together(of: readonly Tree<MonitorSpec>[], losses: readonly Loss[] = []): Tree<MonitorSpec> {
  if (of.flatMap(leavesOf).some(notifiesOfAbsence)) {
    throw new Unsupported("an absence that must hold with other conditions: composites do not notify of missing data");
  }
  return allTree(of, losses);
}

function tree(condition: Condition, alert: Alert, slo: Slo | undefined, context: Context): Tree<MonitorSpec> {
  const inner = (condition: Condition) => tree(condition, alert, slo, context);
  switch (condition.kind) {
    case "threshold":
      return leaf(thresholdSpec(condition, alert.for, context));
    case "absent":
      return leaf(absentSpec(condition, context));
    case "always":
      throw new Unsupported(
        "a heartbeat: monitors notify of changes of state, and nobody outside learns that they work",
        "Datadog's own status page",
      );
    case "any":
      return anyTree(condition.of, inner);
    case "all": {
      const burn = slo === undefined ? undefined : burnOf(condition, slo);
      if (slo === undefined || burn === undefined) {
        const { of, losses } = withoutReadiness(condition.of);
        return together(of.map(inner), losses);
      }
      const obstacle = nativeObstacle(burn.window, slo);
      if (obstacle !== undefined) {
        const fallback = "a composite of metric monitors over both windows";
        return together(condition.of.map(inner), [{ lost: obstacle, fallback }]);
      }
      const native = leaf(burnSpec(burn.window, slo));
      return burn.rest.length === 0 ? native : together([native, ...burn.rest.map(inner)]);
    }
  }
}

/** Single monitors, joined by composites. Throws `Unsupported` where nothing of the alert's condition can be said. */
export function conditionTree(alert: Alert, context: Context): Tree<MonitorSpec> {
  const slo = alert.slo === undefined ? undefined : sloNamed(context.catalog, alert.slo);
  return simplify(tree(alert.condition, alert, slo, context));
}

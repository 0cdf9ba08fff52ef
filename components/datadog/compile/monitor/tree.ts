import type { Alert, Condition } from "../../../../model/alert.ts";
import { sloNamed } from "../../../../model/catalog.ts";
import type { Slo } from "../../../../model/slo.ts";
import { Inexpressible } from "../../../hosted/inexpressible.ts";
import type { Loss } from "../../../hosted/loss.ts";
import type { Tree } from "../../../hosted/tree.ts";
import { allTree, anyTree, leaf, partsOf, simplify } from "../../../hosted/tree.ts";
import type { Context } from "../names.ts";
import { absentPart, tellsAbsence } from "./absence.ts";
import { burnOf, burnPart, nativeObstacle } from "./burn.ts";
import type { Part } from "./definition.ts";
import { thresholdPart } from "./threshold.ts";

/** A composite of what must hold together. */
function together(of: readonly Tree<Part>[], losses: readonly Loss[] = []): Tree<Part> {
  if (of.flatMap(partsOf).some(tellsAbsence)) {
    throw new Inexpressible("an absence that must hold with other conditions: composites tell nobody of missing data");
  }
  return allTree(of, losses);
}

function tree(condition: Condition, alert: Alert, slo: Slo | undefined, context: Context): Tree<Part> {
  const inner = (part: Condition) => tree(part, alert, slo, context);
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
      return anyTree(condition.of, inner);
    case "all": {
      const burn = slo === undefined ? undefined : burnOf(condition, slo);
      if (slo === undefined || burn === undefined) return together(condition.of.map(inner));
      const obstacle = nativeObstacle(burn.window, slo);
      if (obstacle !== undefined) {
        const standIn = "a composite of metric monitors over both windows";
        return together(condition.of.map(inner), [{ lost: obstacle, standIn }]);
      }
      const native = leaf(burnPart(burn.window, slo));
      return burn.rest.length === 0 ? native : together([native, ...burn.rest.map(inner)]);
    }
  }
}

/** Single monitors, joined by composites. Throws `Inexpressible` where nothing of the alert's condition can be said. */
export function conditionTree(alert: Alert, context: Context): Tree<Part> {
  const slo = alert.slo === undefined ? undefined : sloNamed(context.catalog, alert.slo);
  return simplify(tree(alert.condition, alert, slo, context));
}

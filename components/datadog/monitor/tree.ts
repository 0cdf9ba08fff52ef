import type { Alert, AllOf, Condition } from "../../../model/alert.ts";
import { sloNamed } from "../../../model/catalog.ts";
import type { Slo } from "../../../model/slo.ts";
import { Unsupported } from "../../vendors/unsupported.ts";
import type { Loss } from "../../vendors/loss.ts";
import { conditionTree, conjunction } from "../../vendors/condition-tree.ts";
import type { Tree } from "../../vendors/tree.ts";
import { allTree, leaf, leavesOf } from "../../vendors/tree.ts";
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

/** A conjunction, or Datadog's own burn rate alert in its place where it is one of the SLO's. */
function allOf(
  condition: AllOf,
  slo: Slo | undefined,
  compile: (member: Condition) => Tree<MonitorSpec>,
): Tree<MonitorSpec> {
  const burn = slo === undefined ? undefined : burnOf(condition, slo);
  if (slo === undefined || burn === undefined) return conjunction(condition, compile, together);
  const obstacle = nativeObstacle(burn.window);
  if (obstacle !== undefined) {
    const fallback = "a composite of metric monitors over both windows";
    return together(condition.of.map(compile), [{ lost: obstacle, fallback }]);
  }
  const native = leaf(burnSpec(burn.window, slo));
  return burn.rest.length === 0 ? native : together([native, ...burn.rest.map(compile)]);
}

/** Single monitors, joined by composites. Throws `Unsupported` where nothing of the alert's condition can be said. */
export function alertTree(alert: Alert, context: Context): Tree<MonitorSpec> {
  const slo = alert.slo === undefined ? undefined : sloNamed(context.catalog, alert.slo);
  return conditionTree(alert.condition, {
    threshold: (condition) => thresholdSpec(condition, alert.for, context),
    absent: (condition) => absentSpec(condition, context),
    heartbeat: {
      lost: "a heartbeat: monitors notify of changes of state, and nobody outside learns that they work",
      fallback: "Datadog's own status page",
    },
    all: (condition, compile) => allOf(condition, slo, compile),
  });
}

import type { Alert } from "../../../model/alert.ts";
import { conditionTree } from "../../vendors/condition-tree.ts";
import type { Tree } from "../../vendors/tree.ts";
import type { Context } from "../context.ts";
import type { ConditionSpec } from "./definition.ts";
import { absentSpec, thresholdSpec } from "./spec.ts";

/** Single conditions, joined by compound ones. Throws `Unsupported` where nothing of the alert can be said. */
export const alertTree = (alert: Alert, context: Context): Tree<ConditionSpec> =>
  conditionTree(alert.condition, {
    threshold: (condition) => thresholdSpec(condition, alert.for, context),
    absent: (condition) => absentSpec(condition, context),
    heartbeat: {
      lost: "a heartbeat: conditions notify of incidents, and nobody outside learns that they work",
      fallback: "New Relic's own status page",
    },
  });

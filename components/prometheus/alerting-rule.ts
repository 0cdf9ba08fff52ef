import { alertLabels } from "../../model/alert-labels.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { StackContext } from "../../model/stack.ts";
import type { AlertWithUnit } from "./annotations.ts";
import { annotations } from "./annotations.ts";
import type { AlertingRule } from "./rule-file.ts";

/** An alert of the catalog with the expression that asks for it. */
export function alertingRule(alert: AlertWithUnit, expr: string, catalog: Catalog, stack: StackContext): AlertingRule {
  return {
    alert: alert.name,
    expr,
    ...(alert.for === "0s" ? {} : { for: alert.for }),
    ...(alert.keepFiringFor === undefined ? {} : { keep_firing_for: alert.keepFiringFor }),
    labels: alertLabels(catalog, stack, alert),
    annotations: annotations(alert, catalog, stack),
  };
}

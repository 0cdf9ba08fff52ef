import type { Alert, AlertBase, Condition } from "../model/alert.ts";
import { isAboutMetrics, leaves } from "../model/alert.ts";
import { isAboutLines } from "../model/log-alert.ts";
import { decimal } from "../model/decimal.ts";
import { amountText, durationOf } from "../model/texts/amount.ts";
import { thresholdAmount } from "../model/texts/condition-facts.ts";
import type { PlannedThreshold } from "./plan.ts";

function textOf(condition: Condition, alert: Alert): string {
  switch (condition.kind) {
    case "threshold":
      return `${condition.op} ${amountText(thresholdAmount(condition, alert))}`;
    case "absent":
      return `no sample for ${amountText(durationOf(condition.window))}`;
    case "always":
      return "always";
    case "any":
    case "all":
      return [...new Set(condition.of.map((inner) => textOf(inner, alert)))].join(
        condition.kind === "any" ? " or " : " and ",
      );
  }
}

/** What an alert's value is compared with, for people: "> 5 %", "no sample for 5 minutes". */
export function conditionText(alert: AlertBase): string {
  // A log alert that Prometheus evaluates has a condition too, about a counter.
  if (isAboutLines(alert)) return `> ${alert.moreThan} lines within ${amountText(durationOf(alert.window))}`;
  return isAboutMetrics(alert) ? textOf(alert.condition, alert) : "";
}

/** The same as data, in the order of the condition, each once. */
export function thresholdsOf(alert: AlertBase): readonly PlannedThreshold[] {
  if (isAboutLines(alert)) return [{ op: ">", value: decimal(alert.moreThan), unit: "lines" }];
  if (!isAboutMetrics(alert)) return [];
  const all = leaves(alert.condition).flatMap((leaf): readonly PlannedThreshold[] => {
    if (leaf.kind !== "threshold") return [];
    const { measure, value } = thresholdAmount(leaf, alert);
    return [{ op: leaf.op, value: decimal(value), unit: measure }];
  });
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

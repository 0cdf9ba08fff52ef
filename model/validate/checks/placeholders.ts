import type { AlertBase } from "../../alert.ts";
import { leaves } from "../../alert.ts";
import { oneOf } from "../choices.ts";
import type { Issue } from "../../issue.ts";
import { path } from "../path.ts";
import type { Labels } from "../result-labels.ts";
import { conditionLabels, lineCountLabels } from "../result-labels.ts";
import type { Check } from "../subject.ts";

/** Between single braces; double ones name a number of the catalog. */
const placeholder = /(?<!\{)\{([\w.]*)\}(?!\})/g;

/**
 * @param carried labels that the alert's series carry
 * @param hasValue whether it compares a value
 */
function holes(
  { summary, description }: AlertBase,
  stands: string,
  carried: Labels,
  hasValue: boolean,
): readonly Issue[] {
  const at = `${stands}.description`;
  const inSummary = [...summary.matchAll(placeholder)].map(([got]) => ({
    path: `${stands}.summary`,
    got,
    expected: "no placeholder; the description may have some",
  }));
  const inDescription = [...description.matchAll(placeholder)].flatMap(([got, inner = ""]): Issue[] => {
    const label = inner.startsWith("label.") ? inner.slice("label.".length) : undefined;
    if (label !== undefined) {
      if (carried === undefined || carried.has(label)) return [];
      return [{ path: at, got, ...oneOf(carried, label, "labels of the query's result: ") }];
    }
    if (inner !== "value") return [{ path: at, got, expected: "{value} and {label.NAME}" }];
    return hasValue ? [] : [{ path: at, got, expected: "no {value}, as the condition compares none" }];
  });
  return [...inSummary, ...inDescription];
}

/** Placeholders in an alert's texts that would be holes when the message is written. */
export const placeholders: Check = ({ catalog }) => [
  ...catalog.alerts.flatMap((alert) => {
    const hasValue = leaves(alert.condition).some(({ kind }) => kind === "threshold");
    return holes(alert, path("alerts", alert.name), conditionLabels(alert.condition), hasValue);
  }),
  ...catalog.logAlerts.flatMap((alert) => holes(alert, path("logAlerts", alert.name), lineCountLabels, true)),
];

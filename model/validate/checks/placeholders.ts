import { leaves } from "../../alert.ts";
import { choices } from "../choices.ts";
import type { Mistake } from "../mistake.ts";
import { path } from "../path.ts";
import { conditionLabels } from "../result-labels.ts";
import type { Check } from "../subject.ts";

const placeholder = /\{([\w.]*)\}/g;

/** Placeholders in an alert's texts that would be holes when the message is written. */
export const placeholders: Check = ({ catalog }) =>
  catalog.alerts.flatMap(({ name, summary, description, condition }) => {
    const carried = conditionLabels(condition);
    const hasValue = leaves(condition).some(({ kind }) => kind === "threshold");
    const at = path("alerts", name, "description");
    const inSummary = [...summary.matchAll(placeholder)].map(([found]) => ({
      path: path("alerts", name, "summary"),
      found,
      allowed: "no placeholder; the description may have some",
    }));
    const inDescription = [...description.matchAll(placeholder)].flatMap(([found, inner = ""]): Mistake[] => {
      const label = inner.startsWith("label.") ? inner.slice("label.".length) : undefined;
      if (label !== undefined) {
        if (carried === undefined || carried.has(label)) return [];
        return [{ path: at, found, allowed: `labels of the query's result: ${choices(carried, label)}` }];
      }
      if (inner !== "value") return [{ path: at, found, allowed: "{value} and {label.NAME}" }];
      return hasValue ? [] : [{ path: at, found, allowed: "no {value}, as the condition compares none" }];
    });
    return [...inSummary, ...inDescription];
  });

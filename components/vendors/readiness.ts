import type { Condition } from "../../model/alert.ts";
import { readinessOf } from "../../model/query.ts";
import type { Loss } from "./loss.ts";

const asksReadiness = (condition: Condition): boolean =>
  condition.kind === "threshold" && readinessOf(condition.query).length > 0;

/** The conditions of a conjunction but for whether a target has ever been ready, which no vendor knows of one. */
export function withoutReadiness(of: readonly Condition[]): {
  readonly of: readonly Condition[];
  readonly losses: readonly Loss[];
} {
  const others = of.filter((condition) => !asksReadiness(condition));
  const losses =
    others.length === of.length
      ? []
      : [
          {
            lost: "silence about a target that has never been ready",
            fallback: "it notifies of each that does not answer",
          },
        ];
  return { of: others, losses };
}

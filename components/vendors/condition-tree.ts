import type { Absent, AllOf, Condition, Threshold } from "../../model/alert.ts";
import type { Loss } from "./loss.ts";
import { withoutReadiness } from "./readiness.ts";
import type { Evaluated, Tree } from "./tree.ts";
import { allTree, anyTree, leaf, simplify } from "./tree.ts";
import { Unsupported } from "./unsupported.ts";

/** How a vendor evaluates the conditions that alerts are made of. Each throws `Unsupported` where it cannot. */
export interface Evaluation<P extends Evaluated> {
  readonly threshold: (condition: Threshold) => P;
  readonly absent: (condition: Absent) => P;
  /** Why it has no alert that always fires. */
  readonly heartbeat: Loss;
  /** A conjunction. Default: {@link conjunction} */
  readonly all?: (condition: AllOf, compile: (member: Condition) => Tree<P>) => Tree<P>;
}

/**
 * A conjunction of its members, but for readiness.
 *
 * @param join what makes one of the members. Default: {@link allTree}
 */
export function conjunction<P extends Evaluated>(
  { of }: AllOf,
  compile: (member: Condition) => Tree<P>,
  join: (of: readonly Tree<P>[], losses: readonly Loss[]) => Tree<P> = allTree,
): Tree<P> {
  const { of: others, losses } = withoutReadiness(of);
  return join(others.map(compile), losses);
}

/** A condition as a vendor evaluates it. Throws `Unsupported` where nothing of it can be said. */
export function conditionTree<P extends Evaluated>(condition: Condition, vendor: Evaluation<P>): Tree<P> {
  const compile = (member: Condition): Tree<P> => {
    switch (member.kind) {
      case "threshold":
        return leaf(vendor.threshold(member));
      case "absent":
        return leaf(vendor.absent(member));
      case "always":
        throw new Unsupported(vendor.heartbeat.lost, vendor.heartbeat.fallback);
      case "any":
        return anyTree(member.of, compile);
      case "all":
        return (vendor.all ?? conjunction)(member, compile);
    }
  };
  return simplify(compile(condition));
}

import type { LimitBreach } from "../../model/stack.ts";
import type { RuleGroup } from "./rule-file.ts";

/** How many rules a ruler takes from one customer. */
export interface RuleLimits {
  /** Who sets them, as the plan names it. */
  readonly backend: string;
  readonly groups: number;
  readonly rulesPerGroup: number;
}

/** The tightest ruler's, Grafana Cloud's default for rules beside the data (its usage limits); Mimir's own is 70 groups. */
export const tightestLimits = { groups: 35, rulesPerGroup: 20 } as const satisfies Partial<RuleLimits>;

/** Every limit that the rules do not fit. */
export function limitBreaches(groups: readonly RuleGroup[], limits: RuleLimits): readonly LimitBreach[] {
  const { backend } = limits;
  return [
    { backend, limit: "rule groups", expected: limits.groups, got: groups.length },
    ...groups.map(({ name, rules }) => ({
      backend,
      limit: `rules in group ${name}`,
      expected: limits.rulesPerGroup,
      got: rules.length,
    })),
  ].filter(({ expected, got }) => got > expected);
}

import type { LimitBreach } from "../../../model/stack.ts";
import type { RuleFile } from "./rule-file.ts";

/** How many rules a ruler takes from one customer. */
export interface RuleLimits {
  /** Who sets them, as the plan names it. */
  readonly backend: string;
  readonly groups: number;
  readonly rulesPerGroup: number;
}

/** Grafana Cloud's default for rules beside the data (its usage limits): the tightest; Mimir's own is 70 groups. */
export const grafanaCloudLimits: RuleLimits = { backend: "grafana-cloud", groups: 35, rulesPerGroup: 20 };

/** Every limit that the rules do not fit. */
export function limitBreaches(files: readonly RuleFile[], limits: RuleLimits): readonly LimitBreach[] {
  const { backend } = limits;
  const groups = files.flatMap((file) => file.groups);
  return [
    { backend, limit: "rule groups", allowed: limits.groups, found: groups.length },
    ...groups.map(({ name, rules }) => ({
      backend,
      limit: `rules in group ${name}`,
      allowed: limits.rulesPerGroup,
      found: rules.length,
    })),
  ].filter(({ allowed, found }) => found > allowed);
}

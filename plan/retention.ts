import type { Kept } from "../model/capability.ts";
import { kept } from "../model/capability.ts";
import type { Duration } from "../model/duration.ts";
import { milliseconds } from "../model/duration.ts";
import type { Issue } from "../model/issue.ts";
import type { Choosable } from "./registry.ts";
import { serviceId, serviceTitle } from "./registry.ts";
import type { Chosen } from "./settings/settings.ts";

/** How long one backend keeps one kind of data. */
export interface Retention {
  readonly capability: Kept;
  readonly backend: string;
  readonly keep: Duration;
  readonly setBy: "vendor" | "us";
  readonly source: string;
}

/** What config wants, by capability. */
export type WantedRetention = Readonly<Partial<Record<Kept, Duration>>>;

function one(capability: Kept, by: Choosable, wanted: Duration | undefined): readonly Retention[] {
  const facts = by.backend.retention;
  const days = facts?.days[capability];
  if (facts === undefined || days === undefined) return [];
  const keep: Duration = wanted !== undefined && !facts.fixed ? wanted : `${days}d`;
  const source = keep === wanted ? "config" : facts.source;
  return [{ capability, backend: serviceId(by), keep, setBy: facts.fixed ? "vendor" : "us", source }];
}

/** Retention per capability and backend, by the backends chosen and what config wants. */
export function retentions(chosen: Chosen, wanted: WantedRetention): readonly Retention[] {
  return kept.flatMap((capability) => chosen[capability].by.flatMap((by) => one(capability, by, wanted[capability])));
}

/** Wishes for a retention that nobody can keep: of nothing, or of a vendor that fixes its own. */
export function retentionIssues(chosen: Chosen, wanted: WantedRetention): readonly Issue[] {
  return kept.flatMap((capability): readonly Issue[] => {
    const wish = wanted[capability];
    if (wish === undefined) return [];
    const path = `retention.${capability}`;
    const [first] = chosen[capability].by;
    if (first === undefined) {
      return [
        { path, got: `"${wish}", but this stack keeps no ${capability}`, expected: `nothing without ${capability}` },
      ];
    }
    return one(capability, first, undefined)
      .filter(({ setBy, keep }) => setBy === "vendor" && keep !== wish)
      .map(({ keep }) => ({
        path,
        got: `"${wish}", but ${serviceTitle(first)} fixes it`,
        expected: `${keep}, or tier: complete, where it is yours to set`,
      }));
  });
}

/** The shortest of them: what every alert and SLO has to fit. */
export function metricRetention(all: readonly Retention[]): Retention {
  const [shortest] = all
    .filter(({ capability }) => capability === "metrics")
    .sort((a, b) => milliseconds(a.keep) - milliseconds(b.keep));
  if (shortest === undefined) throw new Error("a plan has no backend that keeps metrics");
  return shortest;
}

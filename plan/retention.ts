import type { Duration } from "../model/duration.ts";
import { milliseconds } from "../model/duration.ts";
import type { Issue } from "../model/issue.ts";
import type { BackendId, Capability } from "./tiers.ts";
import { backends } from "./backend.ts";

export const kept = ["metrics", "logs", "traces"] as const satisfies readonly Capability[];
/** The capabilities that keep data. */
export type Kept = (typeof kept)[number];

interface Keeping {
  /** Fixed by the vendor: config cannot change it. Else the default of what we set. */
  readonly fixed: boolean;
  readonly days: Partial<Readonly<Record<Kept, number>>>;
  /** Where the numbers come from. */
  readonly source: string;
}

const ours = (days: Keeping["days"], source: string): Keeping => ({ fixed: false, days, source });
const theirs = (days: Keeping["days"], source: string): Keeping => ({ fixed: true, days, source });

const oneMoreThanSlo = "the SLOs' 30 days and one for their edges";
const asLongAsSlo = "as long as an SLO's period, so that a spent budget can still be explained";
const week = "a week, for incidents are looked into within days";

/** The product asks to optimise retention but gives no numbers: ours are these, config changes them. */
const keeping = {
  "prometheus-local": ours({ metrics: 31 }, oneMoreThanSlo),
  "kube-prometheus-stack": ours({ metrics: 31 }, oneMoreThanSlo),
  elk: ours({ logs: 30 }, asLongAsSlo),
  loki: ours({ logs: 30 }, asLongAsSlo),
  jaeger: ours({ traces: 7 }, week),
  zipkin: ours({ traces: 7 }, week),
  "grafana-cloud": theirs({ metrics: 14, logs: 14, traces: 14 }, "Grafana Cloud's free plan, 2026-05"),
  datadog: theirs(
    { metrics: 450, logs: 15, traces: 15 },
    "Datadog's data retention periods: metrics 15 months, spans 15 days; logs by plan, 15 days in the list price",
  ),
  newrelic: theirs(
    { metrics: 395, logs: 30, traces: 8 },
    "New Relic's data retention: metrics 13 months, and the defaults of its original data option",
  ),
} as const satisfies Partial<Record<BackendId, Keeping>>;

/** How long one backend keeps one kind of data. */
export interface Retention {
  readonly capability: Kept;
  readonly backend: BackendId;
  readonly keep: Duration;
  readonly setBy: "vendor" | "us";
  readonly source: string;
}

function keepingOf(backend: BackendId): Keeping | undefined {
  return Object.entries(keeping).find(([id]) => id === backend)?.[1];
}

function one(capability: Kept, backend: BackendId, wanted: Duration | undefined): readonly Retention[] {
  const rule = keepingOf(backend);
  const days = rule?.days[capability];
  if (rule === undefined || days === undefined) return [];
  const keep: Duration = wanted !== undefined && !rule.fixed ? wanted : `${days}d`;
  const source = keep === wanted ? "config" : rule.source;
  return [{ capability, backend, keep, setBy: rule.fixed ? "vendor" : "us", source }];
}

/** Retention per capability and backend, by the backends chosen and what config wants. */
export function retentions(
  chosen: Readonly<Record<Capability, readonly BackendId[]>>,
  wanted: Readonly<Partial<Record<Kept, Duration>>>,
): readonly Retention[] {
  return kept.flatMap((capability) =>
    chosen[capability].flatMap((backend) => one(capability, backend, wanted[capability])),
  );
}

/** Wishes for a retention that nobody can keep: of nothing, or of a vendor that fixes its own. */
export function retentionIssues(
  chosen: Readonly<Record<Capability, readonly BackendId[]>>,
  wanted: Readonly<Partial<Record<Kept, Duration>>>,
): readonly Issue[] {
  return kept.flatMap((capability): readonly Issue[] => {
    const wish = wanted[capability];
    if (wish === undefined) return [];
    const path = `retention.${capability}`;
    if (chosen[capability].length === 0) {
      return [
        { path, got: `"${wish}", but this stack keeps no ${capability}`, expected: `nothing without ${capability}` },
      ];
    }
    return one(capability, chosen[capability][0] ?? "prometheus-local", undefined)
      .filter(({ setBy, keep }) => setBy === "vendor" && keep !== wish)
      .map(({ backend, keep }) => ({
        path,
        got: `"${wish}", but ${backends[backend].title} fixes it`,
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

import type { AnyAlert, Condition } from "./alert.ts";
import { targetLabels } from "./catalog.ts";
import type { Metric } from "./metric.ts";
import { storedLabel } from "./metric.ts";
import { oncePer } from "./once-per.ts";
import type { Filter, Query } from "./query.ts";

/** The labels that a metric's stored series carry. Those with a budget of 0 are dropped before they are stored. */
export const seriesLabels = oncePer((metric: Metric): ReadonlySet<string> => {
  const own = Object.keys(metric.labels)
    .filter((label) => metric.labels[label]?.budget !== 0)
    .map((label) => storedLabel(metric, label));
  return new Set([...own, ...targetLabels]);
});

/** What tells the series of one result apart. */
interface Distinction {
  /** Labels that may differ between two of them; undefined where nobody knows, as for a query in a backend's own language. */
  readonly varying: ReadonlySet<string> | undefined;
  /** Labels that all of them have with this value. */
  readonly fixed: ReadonlyMap<string, string>;
}

const none: ReadonlySet<string> = new Set();

function selected(job: string, filter: Filter, carried: Iterable<string>): Distinction {
  const demanded = Object.entries(filter).flatMap(([label, match]) =>
    "is" in match ? [[label, match.is] as const] : [],
  );
  const fixed = new Map([["job", job], ...demanded]);
  return { varying: new Set([...carried].filter((label) => !fixed.has(label))), fixed };
}

/** What is left of a distinction once the series are aggregated by these labels. */
function aggregated(by: readonly string[], { fixed }: Pick<Distinction, "fixed">): Distinction {
  return {
    varying: new Set(by.filter((label) => !fixed.has(label))),
    fixed: new Map([...fixed].filter(([label]) => by.includes(label))),
  };
}

function ofQuery(query: Query): Distinction {
  switch (query.kind) {
    case "raw":
      return { varying: undefined, fixed: new Map() };
    case "up":
      return selected(query.job, {}, targetLabels);
    case "aggregate":
      return aggregated(query.by, ofQuery(query.of));
    case "ratio":
      return aggregated(query.by, ofQuery(query.denominator));
    case "arithmetic":
      if (typeof query.left !== "number") return ofQuery(query.left);
      return typeof query.right === "number" ? { varying: none, fixed: new Map() } : ofQuery(query.right);
    case "quantile":
    case "mean":
      return aggregated(query.by, selected(query.metric.job, query.filter, none));
    case "buckets":
      return { varying: new Set(["le"]), fixed: new Map() };
    default:
      return selected(query.metric.job, query.filter, seriesLabels(query.metric));
  }
}

/** Alternatives: what may differ in one of them, or between two. */
function ofAny(branches: readonly Distinction[]): Distinction {
  const labels = new Set(branches.flatMap(({ fixed }) => [...fixed.keys()]));
  const agreed = [...labels].filter((label) => new Set(branches.map(({ fixed }) => fixed.get(label))).size === 1);
  const differing = [...labels].filter((label) => !agreed.includes(label));
  const unknown = branches.some(({ varying }) => varying === undefined);
  return {
    varying: unknown ? undefined : new Set([...branches.flatMap(({ varying }) => [...(varying ?? [])]), ...differing]),
    fixed: new Map(agreed.map((label) => [label, branches[0]?.fixed.get(label) ?? ""])),
  };
}

function ofCondition(condition: Condition): Distinction {
  switch (condition.kind) {
    case "threshold":
      return ofQuery(condition.query);
    case "absent":
      // There is no series to ask: only what the selector demands to equal something is known, and that is one value.
      return "job" in condition.of
        ? selected(condition.of.job, {}, none)
        : selected(condition.of.metric.job, condition.of.filter, none);
    case "all": {
      // The first one's series are kept.
      const [first] = condition.of;
      return first === undefined ? { varying: none, fixed: new Map() } : ofCondition(first);
    }
    case "any":
      return ofAny(condition.of.map(ofCondition));
    case "always":
      return { varying: none, fixed: new Map() };
  }
}

/** Labels that an alert brings itself, one value for all of its series, whatever these carried. */
const ownLabels: ReadonlySet<string> = new Set([
  ...["alertname", "severity", "service", "team", "product", "environment", "cluster", "slo"],
]);

/**
 * The labels by which two of an alert's series may differ, sorted: what names the thing that it is about, such as a
 * breaker, a check, an instance. None for an alert that is one for its service; undefined where nobody knows.
 */
export const distinguishingLabels = oncePer(({ condition }: AnyAlert): readonly string[] | undefined => {
  if (condition === undefined) return [];
  const { varying } = ofCondition(condition);
  return varying === undefined ? undefined : [...varying].filter((label) => !ownLabels.has(label)).sort();
});

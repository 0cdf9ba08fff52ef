import type { Condition } from "../alert.ts";
import { targetLabels } from "../catalog.ts";
import { oncePer } from "../once-per.ts";
import type { Filter, Query } from "../query.ts";
import { seriesLabels } from "../series-labels.ts";

/** Names of labels; undefined where they cannot be known, as for a query in a backend's own language. */
export type Labels = ReadonlySet<string> | undefined;

const ofTargets: ReadonlySet<string> = new Set(targetLabels);
const setOf = oncePer((labels: readonly string[]): ReadonlySet<string> => new Set(labels));
const none: ReadonlySet<string> = new Set();
const bucketLabels: ReadonlySet<string> = new Set(["le"]);

/** The labels that the query's result carries. */
export function resultLabels(query: Query): Labels {
  switch (query.kind) {
    case "aggregate":
    case "ratio":
    case "quantile":
    case "mean":
      return setOf(query.by);
    case "buckets":
      return bucketLabels;
    case "arithmetic":
      if (typeof query.left !== "number") return resultLabels(query.left);
      return typeof query.right === "number" ? none : resultLabels(query.right);
    case "up":
      return ofTargets;
    case "raw":
      return undefined;
    default:
      return seriesLabels(query.metric);
  }
}

/** An absence carries the labels that its filter demands to equal something, since there is no series to ask. */
function absenceLabels(filter: Filter): ReadonlySet<string> {
  return new Set(["job", ...Object.keys(filter).filter((label) => "is" in (filter[label] ?? {}))]);
}

/** A count of log lines is one number, whatever wrote them. */
export const lineCountLabels: Labels = new Set();

/** The labels that every series of an alert is sure to carry beside its static ones. */
export function conditionLabels(condition: Condition): Labels {
  switch (condition.kind) {
    case "threshold":
      return resultLabels(condition.query);
    case "absent":
      return absenceLabels("job" in condition.of ? {} : condition.of.filter);
    case "all": {
      const [first] = condition.of;
      return first === undefined ? new Set() : conditionLabels(first);
    }
    case "any": {
      const each = condition.of.map(conditionLabels).filter((labels) => labels !== undefined);
      const [first = new Set<string>(), ...others] = each;
      return new Set([...first].filter((label) => others.every((labels) => labels.has(label))));
    }
    case "always":
      return new Set();
  }
}

import type { Metric } from "../../metric.ts";
import { storedLabel } from "../../metric.ts";
import type { Filter, LabelMatch } from "../../query.ts";
import { oneOf } from "../choices.ts";
import type { Mistake } from "../mistake.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

/** What the match asks for that is none of the values. */
function strange(match: LabelMatch, values: readonly string[]): readonly string[] {
  if ("startsWith" in match) {
    return values.some((value) => value.startsWith(match.startsWith)) ? [] : [match.startsWith];
  }
  const asked = "is" in match ? [match.is] : "isNot" in match ? [match.isNot] : match.in;
  return asked.filter((value) => !values.includes(value));
}

function filtered(metric: Metric, filter: Filter, at: string): readonly Mistake[] {
  return Object.entries(metric.labels).flatMap(([name, { values }]) => {
    const label = storedLabel(metric, name);
    const match = filter[label];
    if (values === undefined || match === undefined) return [];
    return strange(match, values).map((value) => ({
      path: `${at}.${path(label)}`,
      found: quoted(value),
      ...oneOf(values, value),
    }));
  });
}

/** Filters on a value that a label with a closed set of values never takes. */
export const labelValues: Check = ({ leaves, queries }) => [
  ...queries.flatMap(({ query, filterPath }) =>
    "filter" in query ? filtered(query.metric, query.filter, filterPath) : [],
  ),
  ...leaves.flatMap(({ leaf, path: at }) =>
    leaf.kind === "absent" && "metric" in leaf.of ? filtered(leaf.of.metric, leaf.of.filter, `${at}.of.filter`) : [],
  ),
];

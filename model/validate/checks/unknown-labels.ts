import type { Condition } from "../../alert.ts";
import type { Metric } from "../../metric.ts";
import type { Filter, Query } from "../../query.ts";
import { choices, oneOf } from "../choices.ts";
import type { Issue } from "../../issue.ts";
import { path, quoted } from "../path.ts";
import type { Labels } from "../result-labels.ts";
import { conditionLabels, resultLabels } from "../result-labels.ts";
import { seriesLabels } from "../../series-labels.ts";
import type { Check } from "../subject.ts";

/** Each of the labels that is not among those carried; anything goes where these cannot be known. */
function unknown(labels: readonly string[], carried: Labels, at: (label: string) => string): readonly Issue[] {
  if (carried === undefined) return [];
  return labels
    .filter((label) => !carried.has(label))
    .map((label) => ({
      path: at(label),
      got: quoted(label),
      ...oneOf(carried, label),
      ...(label === "le" ? { expected: `${choices(carried, label)}; buckets have queries of their own` } : {}),
    }));
}

function filtered(metric: Metric, filter: Filter, at: string): readonly Issue[] {
  return unknown(Object.keys(filter), seriesLabels(metric), (label) => `${at}.${path(label)}`);
}

/** What a query groups by, which what it groups must carry. */
function grouped(query: Query, at: string): readonly Issue[] {
  const by = (labels: readonly string[], carried: Labels) => unknown(labels, carried, () => `${at}.by`);
  switch (query.kind) {
    case "aggregate":
      return by(query.by, resultLabels(query.of));
    case "ratio":
      return [...by(query.by, resultLabels(query.numerator)), ...by(query.by, resultLabels(query.denominator))];
    case "quantile":
    case "mean":
      return by(query.by, seriesLabels(query.metric));
    default:
      return [];
  }
}

/** What conditions that must hold together are matched by, which each must carry. */
function matched(condition: Condition, at: string): readonly Issue[] {
  if (condition.kind !== "all" && condition.kind !== "any") return [];
  const inner = condition.of.flatMap((inner, index) => matched(inner, `${at}.of[${index}]`));
  if (condition.kind === "any") return inner;
  return [
    ...inner,
    ...condition.of.flatMap((inner) => unknown(condition.on, conditionLabels(inner), () => `${at}.on`)),
  ];
}

/** Labels that no series has, by which a filter selects nothing and a group is everything. */
export const unknownLabels: Check = ({ catalog, leaves, queries }) => [
  ...queries.flatMap(({ query, path: at, filterPath }) => [
    ...("filter" in query ? filtered(query.metric, query.filter, filterPath) : []),
    ...grouped(query, at),
  ]),
  ...leaves.flatMap(({ leaf, path: at }) =>
    leaf.kind === "absent" && "metric" in leaf.of ? filtered(leaf.of.metric, leaf.of.filter, `${at}.of.filter`) : [],
  ),
  ...catalog.alerts.flatMap(({ name, condition }) => matched(condition, path("alerts", name, "condition"))),
];

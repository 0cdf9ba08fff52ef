import type { Metric } from "../../metric.ts";
import { oneOf } from "../choices.ts";
import type { Mistake } from "../mistake.ts";
import type { Check } from "../subject.ts";

/** Exporters share metric names, so the job is a part of the identity. */
const identity = ({ name, job }: Metric): string => `${name} of ${job}`;

/** Queries of metrics that the catalog does not list, whose contract with the application nobody has. */
export const unknownMetrics: Check = ({ catalog, leaves, queries }) => {
  const known = new Set(catalog.metrics.map(identity));
  const listed = (metric: Metric, at: string): readonly Mistake[] =>
    known.has(identity(metric)) ? [] : [{ path: at, found: identity(metric), ...oneOf(known, identity(metric)) }];
  return [
    ...queries.flatMap(({ query, path: at }) => ("metric" in query ? listed(query.metric, `${at}.metric`) : [])),
    ...leaves.flatMap(({ leaf, path: at }) =>
      leaf.kind === "absent" && "metric" in leaf.of ? listed(leaf.of.metric, `${at}.of.metric`) : [],
    ),
  ];
};

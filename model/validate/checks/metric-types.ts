import type { Metric } from "../../metric.ts";
import type { Query } from "../../query.ts";
import type { Check } from "../subject.ts";

type Selecting = Extract<Query, { metric: Metric }>["kind"];

/** The types of metrics that each query makes sense of; TypeScript knows them too, a cast or plain JavaScript does not. */
const types: Readonly<Record<Selecting, readonly Metric["type"][]>> = {
  value: ["gauge"],
  valueOver: ["gauge"],
  predict: ["gauge"],
  secondsUntil: ["gauge"],
  rate: ["counter", "histogram"],
  increase: ["counter", "histogram"],
  bucketRate: ["histogram"],
  quantile: ["histogram"],
  mean: ["histogram"],
  buckets: ["histogram"],
};

/** A rate of a gauge, a value of a counter, a quantile of either: numbers that mean nothing. */
export const metricTypes: Check = ({ catalog, queries }) => [
  ...queries.flatMap(({ query, path }) => {
    if (!("metric" in query) || types[query.kind].includes(query.metric.type)) return [];
    const { name, type } = query.metric;
    return [
      {
        path,
        got: `${query.kind} of the ${type} ${name}`,
        expected: `${query.kind} of a ${types[query.kind].join(" or ")}`,
      },
    ];
  }),
  ...catalog.slos.flatMap(({ name, sli }) => {
    const [metric, wanted] = sli.kind === "availability" ? [sli.total, "counter"] : [sli.histogram, "histogram"];
    return metric.type === wanted
      ? []
      : [{ path: `slos.${name}.sli`, got: `the ${metric.type} ${metric.name}`, expected: `a ${wanted}` }];
  }),
];

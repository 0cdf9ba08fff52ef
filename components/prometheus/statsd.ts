import type { Catalog } from "../../model/catalog.ts";
import type { Metric } from "../../model/metric.ts";
import type { WithOrigin } from "../../model/origin.ts";
import { ofBackend, ofItem } from "../../model/origin.ts";
import type { Degradation } from "../../model/stack.ts";

/** What the exporter makes of the events of one name. */
interface StatsdRule {
  readonly match: string;
  readonly match_metric_type?: "counter" | "gauge" | "observer";
  readonly match_type?: "regex";
  readonly action?: "drop";
  readonly name: string;
  readonly help?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly observer_type?: "histogram";
  readonly histogram_options?: { readonly buckets: readonly number[] };
}

/** statsd-mapping.yml: the first that matches takes an event. */
export interface StatsdMapping {
  readonly mappings: readonly WithOrigin<StatsdRule>[];
}

const matchedType = { counter: "counter", gauge: "gauge", histogram: "observer" } as const;

/**
 * The exporter cannot drop a tag, but a label that the mapping sets wins over the tag, and Prometheus takes an empty
 * label for none: so a tag with a budget of 0 values is counted together.
 */
function droppedTags(metric: Metric): Readonly<Record<string, string>> {
  const dropped = Object.entries(metric.labels).filter(([, { budget }]) => budget === 0);
  return Object.fromEntries(dropped.map(([label]) => [label, ""]));
}

function mapping(metric: Metric, statsd: string, prefix: string): StatsdRule {
  const labels = droppedTags(metric);
  return {
    match: `${prefix}${statsd}`,
    match_metric_type: matchedType[metric.type],
    name: metric.name,
    help: metric.help,
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    // The exporter turns the milliseconds of a StatsD timer into seconds.
    ...(metric.type === "histogram"
      ? { observer_type: "histogram", histogram_options: { buckets: metric.buckets } }
      : {}),
  };
}

/**
 * The StatsD exporter's mapping: the metrics of the contract, each in its one type, and nothing else, so that a typo or
 * an unbounded name makes no series. What is dropped shows in statsd_exporter_events_actions_total. Undefined where
 * nothing is sent by StatsD.
 */
export function statsdMapping({ metrics, statsdPrefix }: Catalog): WithOrigin<StatsdMapping> | undefined {
  const mappings = metrics.flatMap((metric) =>
    metric.statsd === undefined
      ? []
      : [{ origin: ofItem(`metric ${metric.name}`), object: mapping(metric, metric.statsd, statsdPrefix) }],
  );
  if (mappings.length === 0) return undefined;
  const rest: StatsdRule = { match: ".", match_type: "regex", action: "drop", name: "dropped" };
  return {
    origin: ofItem("the metrics that are sent by StatsD"),
    object: { mappings: [...mappings, { origin: ofBackend("statsd-exporter"), object: rest }] },
  };
}

/** What the contract says of tags and the exporter cannot see to. */
export function statsdDegradations({ metrics }: Catalog): readonly Degradation[] {
  if (!metrics.some(({ statsd }) => statsd !== undefined)) return [];
  return [
    {
      backend: "statsd-exporter",
      item: "metrics sent by StatsD",
      lost: "the budgets of their tags: the exporter counts no values, and lets tags pass that the contract does not know",
      fallback: "tags with a budget of 0 and metrics outside the contract are dropped",
    },
  ];
}

import { targetLabels } from "../../model/catalog.ts";
import type { Metric } from "../../model/metric.ts";
import { literally } from "./selector.ts";

/** A relabelling in Prometheus' own words. */
export interface Relabeling {
  readonly source_labels?: readonly string[];
  readonly regex?: string;
  readonly target_label?: string;
  readonly replacement?: string;
}

/** Names of a metric's series. */
function seriesNames({ name, type }: Metric): readonly string[] {
  return type === "histogram" ? ["_bucket", "_sum", "_count"].map((suffix) => `${name}${suffix}`) : [name];
}

/** The name under which Prometheus hands over a label: one that a target has too is put aside as `exported_…`. */
function scrapedLabel(label: string): string {
  return (targetLabels as readonly string[]).includes(label) ? `exported_${label}` : label;
}

/**
 * Stores labels under the names that the catalog's queries use, for the metrics that say so and no others: the label is
 * copied, then its old name is emptied, which drops it.
 */
export function storedLabelRelabeling(metrics: readonly Metric[]): readonly Relabeling[] {
  const renamed = metrics.flatMap((metric) =>
    Object.entries(metric.labels).flatMap(([label, { storedAs }]) =>
      storedAs === undefined || storedAs === label ? [] : [{ metric, from: scrapedLabel(label), to: storedAs }],
    ),
  );
  const pairs = new Map<string, { from: string; to: string; metrics: Metric[] }>();
  for (const { metric, from, to } of renamed) {
    const pair = pairs.get(`${from} ${to}`) ?? { from, to, metrics: [] };
    pair.metrics.push(metric);
    pairs.set(`${from} ${to}`, pair);
  }
  return [...pairs.values()].flatMap(({ from, to, metrics: concerned }) => {
    const names = concerned.flatMap(seriesNames).map(literally).join("|");
    return [
      { source_labels: ["__name__", from], regex: `(?:${names});(.+)`, target_label: to, replacement: "$1" },
      { source_labels: ["__name__"], regex: names, target_label: from, replacement: "" },
    ];
  });
}

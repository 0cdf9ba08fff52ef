import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ChartName } from "../../../components/kubernetes/compile/charts.ts";
import type { Json, JsonMap } from "../../../components/kubernetes/compile/kubernetes-object.ts";
import { skipWithout } from "../toolchain.ts";

/** What a chart publishes of itself beside its templates. */
export interface PublishedChart {
  readonly version: string;
  /** Its values.yaml, with those of its subcharts under their names. */
  readonly values: JsonMap;
  /** Its values.schema.json, where it has one. */
  readonly schema: Readonly<Record<string, unknown>> | undefined;
}

/** Key of a chart's subchart → its folder below the folder of charts. */
const subcharts: Readonly<Partial<Record<ChartName, Readonly<Record<string, string>>>>> = {
  "kube-prometheus-stack": {
    grafana: "grafana",
    "kube-state-metrics": "kube-state-metrics",
    "prometheus-node-exporter": "prometheus-node-exporter",
  },
  "eck-stack": {
    "eck-elasticsearch": "eck-stack/charts/eck-elasticsearch",
    "eck-kibana": "eck-stack/charts/eck-kibana",
    "eck-logstash": "eck-stack/charts/eck-logstash",
    "eck-beats": "eck-stack/charts/eck-beats",
  },
};

export const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The values that Helm gives to a chart's templates: maps are joined, anything else replaced, and null takes away. */
export function mergedValues(defaults: JsonMap, ours: JsonMap): JsonMap {
  const merged: Record<string, Json | undefined> = { ...defaults };
  for (const [key, value] of Object.entries(ours)) {
    const before = merged[key];
    if (value === null && key in defaults) Reflect.deleteProperty(merged, key);
    else merged[key] = isMap(value) ? mergedValues(isMap(before) ? before : {}, value) : value;
  }
  return merged;
}

/** Declares that the tests of the enclosing `describe` read what charts publish. */
export function needsPublishedCharts(): void {
  before(function () {
    if (process.env.TOOLCHAIN_CHARTS !== undefined) return;
    skipWithout(this, "TOOLCHAIN_CHARTS, a folder with the real charts' values.yaml and schemas, is not set");
  });
}

const read = (folder: string, file: string): JsonMap => parse(readFileSync(join(folder, file), "utf8")) as JsonMap;

export function publishedChart(chart: ChartName): PublishedChart {
  const charts = process.env.TOOLCHAIN_CHARTS;
  if (charts === undefined) throw new Error("TOOLCHAIN_CHARTS is not set");
  const folder = join(charts, chart);
  const { version } = read(folder, "Chart.yaml");
  const own = read(folder, "values.yaml");
  const parts = Object.entries(subcharts[chart] ?? {}).map(([key, at]) => {
    const overridden = own[key];
    return [key, mergedValues(read(join(charts, at), "values.yaml"), isMap(overridden) ? overridden : {})] as const;
  });
  const schema = join(folder, "values.schema.json");
  return {
    version: typeof version === "string" ? version : "",
    values: { ...own, ...Object.fromEntries(parts) },
    schema: existsSync(schema) ? (JSON.parse(readFileSync(schema, "utf8")) as Record<string, unknown>) : undefined,
  };
}

const isEmpty = (value: JsonMap | readonly Json[]): boolean => Object.keys(value).length === 0;

/**
 * The paths of our values that a values.yaml does not show, each as far as it is needed to say so. An element of a list
 * is compared with the elements that the values.yaml has there.
 */
export function* unknownPaths(ours: Json, known: Json | undefined, path = ""): Generator<string> {
  if (Array.isArray(ours)) {
    const examples = Array.isArray(known) ? known.filter(isMap) : [];
    const example = Object.assign({}, ...examples) as JsonMap;
    for (const element of ours.filter(isMap)) {
      if (isEmpty(example)) yield `${path}[]`;
      else yield* unknownPaths(element, example, `${path}[]`);
    }
    return;
  }
  if (!isMap(ours)) {
    if (isMap(known) && ours !== null) yield path;
    return;
  }
  if (path !== "" && !isMap(known) && !isEmpty(ours)) {
    yield path;
    return;
  }
  for (const [key, value] of Object.entries(ours)) {
    const below = path === "" ? key : `${path}.${key}`;
    if (value === undefined) continue;
    if (!isMap(known) || !(key in known)) yield below;
    else yield* unknownPaths(value, known[key], below);
  }
}

import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { backends } from "../../../../components/index.ts";
import { customResourceDefinitions } from "./crds.ts";
import { eckOperator, eckStack } from "./elastic.ts";
import { blackboxExporter, postgresExporter, pushgateway, statsdExporter } from "./exporters.ts";
import { kubePrometheusStack } from "./kube-prometheus-stack.ts";
import { alloy, loki } from "./loki.ts";
import type { StubChart } from "./stub.ts";
import { definitions, file, value } from "./template.ts";
import { jaeger, opentelemetryCollector, zipkin } from "./traces.ts";

const stubs: Readonly<Record<string, StubChart>> = {
  "prometheus-operator-crds": {
    objects: [],
    crds: { path: "kube-prometheus-stack/crds", annotations: value("crds.annotations") },
  },
  "kube-prometheus-stack": kubePrometheusStack,
  "prometheus-blackbox-exporter": blackboxExporter,
  "prometheus-postgres-exporter": postgresExporter,
  "prometheus-statsd-exporter": statsdExporter,
  "prometheus-pushgateway": pushgateway,
  loki,
  alloy,
  "eck-operator": eckOperator,
  "eck-stack": eckStack,
  jaeger,
  zipkin,
  "opentelemetry-collector": opentelemetryCollector,
};

/**
 * Writes a stub of each chart that the stack installs. Values (defaults) and schemas are the real
 * charts', so what we set is merged and checked as there; so are CustomResourceDefinitions. Templates make what others
 * depend on, under the real names and labels: pods, Services and custom resources with our values in them. They have no
 * webhooks, dashboards, rules or Ingress, and only the roles that show that a release may make some.
 *
 * @param folder gets a folder per chart
 * @param real the folder with the real charts' values.yaml, values.schema.json and CRDs
 */
export function writeStubCharts(folder: string, real: string): void {
  for (const { name, version } of backends.flatMap(({ charts = [] }) => charts)) {
    const chart = stubs[name];
    if (chart === undefined) throw new Error(`there is no stub of the chart ${name}`);
    write(join(folder, name), { name, version, values: name, chart }, real);
  }
}

interface Written {
  readonly name: string;
  readonly version: string;
  /** Folder of the real values below the real charts'. */
  readonly values: string;
  readonly chart: StubChart;
}

function write(folder: string, { name, version, values, chart }: Written, real: string): void {
  const { subcharts = [], objects, crds } = chart;
  const templates = join(folder, "templates");
  mkdirSync(templates, { recursive: true });
  const dependencies = subcharts.map((subchart) => ({ name: subchart.name, version, condition: subchart.condition }));
  // JSON is YAML.
  writeFileSync(join(folder, "Chart.yaml"), JSON.stringify({ apiVersion: "v2", name, version, dependencies }));
  copyFileSync(join(real, values, "values.yaml"), join(folder, "values.yaml"));
  const schema = join(real, values, "values.schema.json");
  if (existsSync(schema)) copyFileSync(schema, join(folder, "values.schema.json"));
  writeFileSync(join(templates, "_definitions.tpl"), `${definitions}${chart.definitions ?? ""}`);
  const all = [
    ...objects,
    ...(crds === undefined ? [] : customResourceDefinitions(join(real, crds.path), crds.annotations)),
  ];
  for (const [number, object] of all.entries()) writeFileSync(join(templates, `${number}.yaml`), file(object));
  for (const subchart of subcharts) write(join(folder, "charts", subchart.name), { ...subchart, version }, real);
}

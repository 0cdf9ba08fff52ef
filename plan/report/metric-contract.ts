import { counterName, gaugeName, histogramName } from "../../components/datadog/compile/names.ts";
import { metricName as newRelicName } from "../../components/newrelic/compile/context.ts";
import type { Catalog } from "../../model/catalog.ts";
import { markdownTable } from "../../components/markdown-table.ts";
import type { LabelSpec, Metric } from "../../model/metric.ts";
import { resolveSettings } from "../settings/resolve.ts";
import { stackContext } from "../stack-context.ts";

function values({ values: closed, budget }: LabelSpec): string {
  if (closed !== undefined) return closed.map((value) => `\`${value}\``).join(", ");
  if (budget === undefined) return "open";
  return budget === 0 ? "dropped: it would never end" : `at most ${budget}`;
}

function labelRows(metric: Metric): readonly (readonly string[])[] {
  return Object.entries(metric.labels).map(([name, spec]) => [
    `\`${name}\``,
    spec.description,
    values(spec),
    spec.storedAs === undefined ? "" : `\`${spec.storedAs}\``,
  ]);
}

/** What the vendors' compile functions ask about; names depend on the product alone. */
function vendorContext(catalog: Catalog) {
  const settings = resolveSettings(new Map(), { stack: "prod", product: catalog.product }, { grafana: false });
  return { catalog, stack: stackContext(catalog, settings), options: {} };
}

function datadogName(metric: Metric, catalog: Catalog): string {
  const context = vendorContext(catalog);
  switch (metric.type) {
    case "counter":
      return counterName(metric, context);
    case "gauge":
      return gaugeName(metric, context);
    case "histogram":
      return histogramName(metric, context);
  }
}

/** A metric's name on each pipeline that it can come by. */
function nameRows(metric: Metric, catalog: Catalog): readonly (readonly string[])[] {
  const { name, type, statsd } = metric;
  const exposed = type === "histogram" ? `\`${name}_bucket\`, \`${name}_sum\`, \`${name}_count\`` : `\`${name}\``;
  return [
    ["Prometheus", exposed],
    ...(statsd === undefined ? [] : [["StatsD", `\`${catalog.statsdPrefix}${statsd}\``]]),
    ["Datadog", `\`${datadogName(metric, catalog)}\``],
    ["New Relic", `\`${newRelicName(metric, vendorContext(catalog))}\``],
  ];
}

function section(metric: Metric, catalog: Catalog): readonly string[] {
  const job = catalog.scrapeJobs.find(({ name }) => name === metric.job);
  const from = job === undefined ? metric.job : `${metric.job} (\`${job.path}\`, port ${job.port})`;
  const labels = labelRows(metric);
  const anyStored = labels.some(([, , , stored]) => stored !== "");
  const header = ["label", "meaning", "values", ...(anyStored ? ["stored as"] : [])];
  return [
    `### ${metric.name}`,
    "",
    `${metric.help} A ${metric.type}, in ${metric.unit === "none" ? "plain numbers" : metric.unit}; from ${from}.`,
    "",
    ...(metric.type === "histogram" ? [`Buckets, in ${metric.unit}: ${metric.buckets.join(", ")}.`, ""] : []),
    markdownTable(["pipeline", "name"], nameRows(metric, catalog)),
    "",
    ...(labels.length === 0
      ? ["No labels.", ""]
      : [
          markdownTable(
            header,
            labels.map((cells) => cells.slice(0, header.length)),
          ),
          "",
        ]),
  ];
}

/** The contract with the application's developers: every metric that they owe the monitoring, as a page in Markdown. */
export function metricContract(catalog: Catalog): string {
  const of = (origin: Metric["origin"]) => catalog.metrics.filter((metric) => metric.origin === origin);
  const exporters = of("exporter").map(({ name, type, unit, job, help }) => [`\`${name}\``, type, unit, job, help]);
  return `${[
    `# Metrics of ${catalog.title}`,
    "",
    "Written by `npm run generate` from the catalog: change it there.",
    "",
    "What the application exposes or sends is a contract: alerts, SLOs and dashboards rely on these names, labels and",
    "buckets. A label with a budget may not take more values than that; each further value is paid for as a series.",
    "Every scraped series also gets `job`, `instance`, `service`, `environment` and `cluster`.",
    "",
    "## From the application",
    "",
    ...of("application").flatMap((metric) => section(metric, catalog)),
    "## From exporters",
    "",
    "Nothing to do for the application's developers: these come with the exporters.",
    "",
    markdownTable(["name", "type", "unit", "scrape job", "meaning"], exporters),
  ].join("\n")}\n`;
}

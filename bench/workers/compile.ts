import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stratoai } from "../../catalog/stratoai/index.ts";
import * as alertmanager from "../../components/alertmanager/compile.ts";
import * as datadog from "../../components/datadog/compile.ts";
import * as grafana from "../../components/grafana/compile.ts";
import * as newrelic from "../../components/newrelic/compile.ts";
import * as prometheus from "../../components/prometheus/compile.ts";
import { unitTestFiles, unitTests } from "../../components/prometheus/unit-tests/index.ts";
import type { Artifact, StackContext } from "../../model/stack.ts";
import { describe, validate } from "../../model/validate/index.ts";
import { manyServices } from "../catalog.ts";
import type { CompileReport } from "../compile-report.ts";
import { measure } from "../measure.ts";

const [services = "1", beside] = process.argv.slice(2);

const stack: StackContext = {
  product: "bench",
  stack: "prod",
  environment: "prod",
  cluster: "main",
  pages: true,
  links: { runbook: "https://runbooks.example.com/{alert}", dashboard: "https://grafana.example.com/d/{dashboard}" },
  baseUrl: "https://api.example.com",
  metricRetention: "31d",
};

function writeAll(artifacts: readonly Artifact[]): string {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const made = new Set<string>();
  for (const { path, content } of artifacts) {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    writeFileSync(file, content);
  }
  return folder;
}

const mebibytes = () => process.resourceUsage().maxRSS / 1024;

const catalog = manyServices(Number(services), stratoai);
const before = mebibytes();

const validated = await measure(() => validate(catalog, { metricRetention: stack.metricRetention }));
if (validated.result.length > 0) throw new Error(describe(validated.result));
const rules = await measure(() => prometheus.files(prometheus.compile(catalog, stack).objects));
const routes = await measure(() => alertmanager.files(alertmanager.compile(catalog, stack).objects));
const dashboards = await measure(() => grafana.files(grafana.compile(catalog, stack).objects));
const peak = mebibytes();

const artifacts = [rules, routes, dashboards].flatMap(({ result }) => result);
const report: CompileReport = {
  parts: {
    validate: validated.took,
    Prometheus: rules.took,
    Alertmanager: routes.took,
    Grafana: dashboards.took,
  },
  beside: {},
  files: artifacts.length,
  mebibytes: {
    written: artifacts.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0) / 2 ** 20,
    before,
    peak,
  },
};
if (beside !== undefined) {
  const tests = await measure(() => unitTestFiles(unitTests(catalog, stack, prometheus.alertRulePath)));
  report.beside["promtool tests"] = tests.took;
  report.beside.Datadog = (await measure(() => datadog.files(datadog.compile(catalog, stack).objects))).took;
  report.beside["New Relic"] = (await measure(() => newrelic.files(newrelic.compile(catalog, stack).objects))).took;
  const files = await measure(() => writeAll(artifacts));
  rmSync(files.result, { recursive: true, force: true });
  report.beside["write files"] = files.took;
}
console.log(JSON.stringify(report));

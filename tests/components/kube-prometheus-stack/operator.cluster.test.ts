import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { parse } from "yaml";
import { routeTable } from "../../../components/alertmanager/compile.ts";
import { severities } from "../../../model/alert.ts";
import { ruleFiles } from "../../../components/prometheus/compile.ts";
import { rulesText } from "../../../components/prometheus/files.ts";
import { allAlerts } from "../../../model/catalog.ts";
import type { Planned } from "../../../plan/make-plan.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { config } from "../../plan/support.ts";
import { needsCharts, type TestCharts } from "../../support/kubernetes/charts.ts";
import { needsCluster, type Cluster } from "../../support/kubernetes/cluster.ts";
import { complaints, type PrometheusOperator } from "../../support/kubernetes/prometheus-operator.ts";
import { tool } from "../../support/toolchain.ts";
import { eventually } from "../prometheus/running-program.ts";
import { declaredClaims, madeClaims } from "./claim-templates.ts";
import { generatedFiles, type GeneratedFiles } from "./generated-files.ts";
import { discoveredTargets } from "./discovered-targets.ts";
import { startOperatedCluster } from "./operated-cluster.ts";

const run = promisify(execFile);

const raw = config({ tier: "complete", uptime: "blackbox", errors: "none" });

interface Rule {
  readonly alert?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

const rulesOf = (file: string): readonly Rule[] =>
  (parse(file) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] }).groups.flatMap(
    ({ rules }) => rules,
  );

const pairs = (map: unknown): readonly (readonly [string, unknown])[] =>
  Object.entries((map ?? {}) as Readonly<Record<string, unknown>>).sort(([a], [b]) => (a < b ? -1 : 1));

/** As text that does not depend on the order in which somebody has written labels down. */
const plain = ({ labels, annotations, ...rule }: Rule): string =>
  JSON.stringify([pairs(rule), pairs(labels), pairs(annotations)]);

const sorted = (rules: readonly Rule[]): readonly string[] => rules.map(plain).sort();

describe("The real prometheus-operator, given our objects", function () {
  needsCluster("pulumi", "pulumi-resource-kubernetes", "prometheus-operator", "prometheus", "promtool", "amtool");
  needsCharts();
  this.timeout(120_000);
  this.slow(20_000);

  let planned: Planned;
  let resources: ClusterResources;
  let cluster: Cluster;
  let charts: TestCharts;
  let operator: PrometheusOperator;
  let files: GeneratedFiles;
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    ({ planned, resources, cluster, charts, operator, stop } = await startOperatedCluster(raw));
    files = await generatedFiles(cluster, "monitoring");
  });

  after(async () => {
    await stop?.();
    (files as GeneratedFiles | undefined)?.remove();
  });

  it("rejects none of them", async () => {
    assert.deepEqual(complaints(operator), []);
    const rejected = await cluster.kubectl(["get", "events", "-A", "--field-selector=reason=InvalidConfiguration"]);
    assert.equal(rejected, "");
  });

  it("makes the volumes of Prometheus and Alertmanager by the names and in the sizes that are declared", async () => {
    const declared = declaredClaims(resources.claims);
    const named = await eventually("claims of both", async () => {
      const made = await madeClaims(cluster);
      const operated = made.filter((claim) => /-kps-(prometheus|alertmanager) /.test(claim));
      return operated.length === 2 ? operated : undefined;
    });
    for (const claim of named) assert.ok(declared.includes(claim), `${claim} is not among\n${declared.join("\n")}`);
  });

  it("makes a configuration and rule files that promtool accepts", async () => {
    await run(tool("promtool"), ["check", "config", files.prometheus]);
    await run(tool("promtool"), ["check", "rules", ...files.rules.keys()]);
  });

  it("keeps every alert and recording rule as the catalog has it", () => {
    const made = [...files.rules.values()].flatMap(rulesOf);
    const ours = ruleFiles(planned.catalog, planned.stack).flatMap((file) => rulesOf(rulesText(file)));
    assert.deepEqual(
      ours.flatMap(({ alert }) => alert ?? []).sort(),
      allAlerts(planned.catalog)
        .map(({ name }) => name)
        .sort(),
    );
    const expected = sorted(ours);
    const bundled = sorted(made).filter((rule) => !expected.includes(rule));
    assert.deepEqual(
      sorted(made).filter((rule) => !bundled.includes(rule)),
      expected,
    );
    if (charts.stubs) assert.deepEqual(bundled, []);
    // What the chart brings itself is routed by the same severities.
    const unrouted = made.filter(
      ({ alert, labels }) => alert !== undefined && !severities.some((severity) => severity === labels?.severity),
    );
    assert.deepEqual(unrouted, []);
  });

  it("lets Prometheus find a target for each scrape job and probe, with the labels that rules ask for", async () => {
    const { environment, cluster: inCluster } = planned.stack;
    const wanted = [
      ...planned.catalog.scrapeJobs.map(({ name, service }) => ({ job: name, service })),
      ...planned.catalog.uptimeChecks.map(({ name, service }) => ({ job: "uptime", service, check: name })),
    ].map((labels) => ({ ...labels, environment, cluster: inCluster }));
    await discoveredTargets(files, cluster, async (targets) => {
      for (const labels of wanted) {
        await eventually(`a target with ${JSON.stringify(labels)}`, async () =>
          (await targets()).find((target) => Object.entries(labels).every(([name, value]) => target[name] === value)),
        );
      }
    });
  });

  it("makes an Alertmanager configuration that amtool accepts and that routes as the route table says", async () => {
    await run(tool("amtool"), ["check-config", files.alertmanager]);
    for (const { alert, labels, routes } of routeTable(planned.catalog, planned.stack)) {
      const set = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
      const expected = `--verify.receivers=${routes.map(({ receiver }) => receiver).join(",")}`;
      await assert.doesNotReject(
        run(tool("amtool"), ["config", "routes", "test", `--config.file=${files.alertmanager}`, expected, ...set]),
        alert,
      );
    }
  });
});

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { allAlerts } from "../../../model/catalog.ts";
import type { Planned } from "../../../plan/make-plan.ts";
import { config, plan, settings } from "../../plan/support.ts";
import { needsCharts, testCharts, type TestCharts } from "../../support/kubernetes/charts.ts";
import { needsCluster, startCluster, type Cluster } from "../../support/kubernetes/cluster.ts";
import { install } from "../../support/kubernetes/installed-part.ts";
import {
  complaints,
  generatedConfiguration,
  generatedRules,
  makeWebhookCertificate,
  startPrometheusOperator,
  type PrometheusOperator,
} from "../../support/kubernetes/prometheus-operator.ts";
import { tool } from "../../support/toolchain.ts";
import { eventually } from "../prometheus/running-program.ts";
import { metricsOnly } from "./metrics-only.ts";

const run = promisify(execFile);

const raw = config({
  tier: "complete",
  logs: "loki",
  uptime: "blackbox",
  errors: "none",
  kubernetes: {
    profile: "large",
    objectStorage: { logsBucket: "stratoai-logs", metricsBucket: "stratoai-metrics" },
  },
});
const { kubernetes } = settings(raw, { stack: "prod" });

interface Workload {
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly { args?: string[] }[] } } };
}

describe("The real prometheus-operator, in profile large", function () {
  needsCluster("pulumi", "pulumi-resource-kubernetes", "prometheus-operator", "promtool");
  needsCharts();
  this.timeout(120_000);
  this.slow(20_000);

  let planned: Planned;
  let cluster: Cluster;
  let charts: TestCharts;
  let operator: PrometheusOperator;
  const closing: (() => void | Promise<void>)[] = [];

  before(async () => {
    planned = await plan(raw, { stack: "prod" });
    cluster = await startCluster();
    closing.push(() => {
      cluster.stop();
    });
    charts = testCharts();
    closing.push(() => {
      charts.remove();
    });
    assert.ok(kubernetes !== undefined && planned.kubernetes !== undefined);
    await install(cluster, charts, metricsOnly(planned.kubernetes), { stack: planned.stack, settings: kubernetes });
    await makeWebhookCertificate(cluster, kubernetes.namespace);
    operator = startPrometheusOperator(cluster);
    closing.push(() => operator.stop());
  });

  after(async () => {
    for (const close of closing.reverse()) await close();
  });

  const namespace = kubernetes?.namespace ?? "";

  const statefulSet = (name: string): Promise<Workload> =>
    eventually(`StatefulSet ${name}`, async () => {
      const text = await cluster.kubectl([
        ...["get", "-n", namespace, "statefulset", name, "--ignore-not-found", "-o", "json"],
      ]);
      return text === "" ? undefined : (JSON.parse(text) as Workload);
    });

  it("hands every rule of the catalog to Thanos Ruler, and promtool accepts them", async () => {
    const rules = await generatedRules(cluster, namespace, "thanos", "thanos-ruler-name");
    const alerts = [...rules.values()].flatMap((file) =>
      (parse(file) as { groups: { rules: { alert?: string }[] }[] }).groups.flatMap((group) =>
        group.rules.flatMap(({ alert }) => alert ?? []),
      ),
    );
    const ours = allAlerts(planned.catalog).map(({ name }) => name);
    // The real chart's own come on top.
    const handed = charts.standIns ? alerts : alerts.filter((alert) => ours.includes(alert));
    assert.deepEqual(handed.sort(), [...ours].sort());
    const folder = mkdtempSync(join(tmpdir(), "thanos-rules-"));
    try {
      const files = [...rules.values()].map((content, index) => {
        const path = join(folder, `${index}.yml`);
        writeFileSync(path, content);
        return path;
      });
      await run(tool("promtool"), ["check", "rules", ...files]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("gives no Prometheus a rule, and each of three shards its part of the targets", async () => {
    const secret = "prometheus-kps-prometheus";
    const configuration = await generatedConfiguration(cluster, { namespace, secret, key: "prometheus.yaml.gz" });
    assert.match(configuration, /modulus: 3\n/);
    for (const shard of ["", "-shard-1", "-shard-2"]) await statefulSet(`${secret}${shard}`);
    assert.equal((await generatedRules(cluster, namespace, "kps-prometheus")).size, 0);
  });

  it("lets the ruler ask Thanos' query and tell every Alertmanager, and puts a sidecar that uploads beside Prometheus", async () => {
    const args = (workload: Workload) => workload.spec.template.spec.containers.flatMap(({ args: list = [] }) => list);
    const ruler = args(await statefulSet("thanos-ruler-thanos")).join(" ");
    assert.match(ruler, /--query=http:\/\/thanos-query\.monitoring\.svc:9090/);
    assert.match(
      ruler,
      /--alertmanagers\.url=dnssrv\+http:\/\/_http-web\._tcp\.alertmanager-operated\.monitoring\.svc/,
    );
    assert.match(ruler, /--objstore\.config/);
    const prometheus = args(await statefulSet("prometheus-kps-prometheus")).join(" ");
    assert.match(prometheus, /--objstore\.config/);
    assert.deepEqual(complaints(operator), []);
  });
});

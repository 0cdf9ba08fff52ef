import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { allAlerts } from "../../../model/catalog.ts";
import type { Planned } from "../../../plan/make-plan.ts";
import { config } from "../../plan/support.ts";
import { needsCharts, type TestCharts } from "../../support/kubernetes/charts.ts";
import { needsCluster, type Cluster } from "../../support/kubernetes/cluster.ts";
import {
  complaints,
  generatedConfiguration,
  generatedRules,
  type PrometheusOperator,
} from "../../support/kubernetes/prometheus-operator.ts";
import { tool } from "../../support/toolchain.ts";
import { eventually } from "../prometheus/running-program.ts";
import { startOperatedCluster } from "./operated-cluster.ts";

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
  let stop: (() => Promise<void>) | undefined;

  before(async () => {
    ({ planned, cluster, charts, operator, stop } = await startOperatedCluster(raw));
  });

  after(() => stop?.());

  const namespace = "monitoring";

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

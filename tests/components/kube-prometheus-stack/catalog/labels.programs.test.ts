import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { probeObjects } from "../../../../components/blackbox-exporter/probe-objects.ts";
import { serviceMonitors } from "../../../../components/kube-prometheus-stack/catalog/service-monitors.ts";
import type { KubernetesObject } from "../../../../components/kubernetes/object.ts";
import type { ScrapeConfig } from "../../../../components/prometheus/config.ts";
import { compile } from "../../../../components/prometheus/compile.ts";
import { targetLabels } from "../../../../model/catalog.ts";
import { cleanup } from "../../../support/cleanup.ts";
import { needs, tool } from "../../../support/toolchain.ts";
import { kubernetesContext } from "../../kubernetes/context.ts";

type Labels = Readonly<Record<string, string>>;
type RelabelConfig = Readonly<Record<string, unknown>>;

interface Endpoint {
  readonly targetPort: number;
  readonly path: string;
  readonly interval?: string;
  readonly relabelings: readonly RelabelConfig[];
  readonly metricRelabelings?: readonly RelabelConfig[];
}

const endpointOf = ({ spec }: KubernetesObject): Endpoint => {
  const [endpoint] = (spec as unknown as { readonly endpoints: readonly Endpoint[] }).endpoints;
  return endpoint ?? assert.fail("a ServiceMonitor has an endpoint");
};

const snakeCase = (config: RelabelConfig): RelabelConfig =>
  Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );

/** What the operator has set before our relabelings come, of a pod behind a Service. */
const fromOperator: Labels = {
  __meta_kubernetes_pod_name: "pod-0",
  __meta_kubernetes_pod_node_name: "node-1",
  job: "some-service",
  service: "some-service",
  namespace: "monitoring",
  pod: "pod-0",
  container: "main",
  endpoint: "http",
};

const context = kubernetesContext();

/** The scrape configuration of the tiers that have it in a file. */
const sections: readonly ScrapeConfig[] = (
  compile(context.catalog, context.stack).objects.config?.object.scrape_configs ?? []
).map(({ object }) => object);

const monitors = serviceMonitors(context).map(({ object }) => object);

const sectionOf = (job: string): ScrapeConfig =>
  sections.find(({ job_name }) => job_name === job) ?? assert.fail(`no ${job}`);

describe("what the operator makes of our monitors", () => {
  needs("promtool");
  const undo = cleanup();
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "labels-"));
    undo(() => {
      rmSync(folder, { recursive: true });
    });
  });

  /** The labels of a target after relabeling, by Prometheus itself. */
  async function relabeled(monitor: KubernetesObject): Promise<Labels> {
    const path = join(folder, `${monitor.metadata.name}.yml`);
    const job = {
      job_name: "job",
      static_configs: [{ targets: ["10.0.0.1:80"], labels: fromOperator }],
      relabel_configs: endpointOf(monitor).relabelings.map(snakeCase),
    };
    writeFileSync(path, JSON.stringify({ scrape_configs: [job] }));
    // It always waits so long for targets, of which these are known at once.
    const discover = ["check", "service-discovery", "--timeout=1s", path, "job"];
    const { stdout } = await promisify(execFile)(tool("promtool"), discover);
    const [target] = JSON.parse(stdout) as readonly { readonly labels: Labels }[];
    const labels = target?.labels ?? assert.fail("no target");
    return Object.fromEntries(Object.entries(labels).filter(([name]) => !name.startsWith("__")));
  }

  it("has the labels of the file's scrape configuration, and instances that people know", async () => {
    const instances: Record<string, string | undefined> = {};
    for (const { namespace, pod, ...labels } of await Promise.all(monitors.map(relabeled))) {
      const { job = "" } = labels;
      assert.deepEqual(Object.keys(labels).sort(), [...targetLabels].sort(), job);
      const { instance, ...known } = labels;
      assert.deepEqual(known, { job, ...sectionOf(job).static_configs[0]?.labels });
      instances[job] = instance;
      const joined = ["prometheus", "alertmanager", "node-exporter"].includes(job);
      assert.deepEqual([namespace, pod], joined ? ["monitoring", "pod-0"] : [undefined, undefined], job);
    }
    assert.deepEqual(instances, {
      "stratoai-backend": "pod-0",
      "node-exporter": "node-1",
      "postgres-exporter": "postgres.stratoai.svc:5432",
      "statsd-exporter": "pod-0",
      prometheus: "pod-0",
      alertmanager: "pod-0",
      "blackbox-exporter": "pod-0",
    });
  });

  it("is scraped as often, at the same path and stored under the same names as by the file", () => {
    for (const monitor of monitors) {
      const { path, interval, metricRelabelings } = endpointOf(monitor);
      const section = sectionOf(monitor.metadata.name);
      assert.deepEqual([path, interval], [section.metrics_path, section.scrape_interval]);
      assert.deepEqual(metricRelabelings?.map(snakeCase), section.metric_relabel_configs);
    }
  });

  it("is probed like the file's checks and certificate, in the same jobs", () => {
    const probed = probeObjects(context).map(({ object: { spec } }) => {
      const { jobName, module, targets } = spec as unknown as {
        readonly jobName: string;
        readonly module: string;
        readonly targets: { readonly staticConfig: { readonly static: readonly string[]; readonly labels: Labels } };
      };
      const { static: urls, labels } = targets.staticConfig;
      return { job: jobName, targets: urls, labels: { ...labels, __param_module: module } };
    });
    const inFile = ["uptime", "certificates"].flatMap((job) =>
      sectionOf(`${job}-60s`).static_configs.map((config) => ({ job, ...config })),
    );
    assert.deepEqual(probed, inFile);
  });
});

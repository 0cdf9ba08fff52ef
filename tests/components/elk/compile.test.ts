import assert from "node:assert/strict";
import { withCountedAlerts } from "../../../components/elk/counted-alerts.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { logstashPipeline } from "../../../components/elk/logstash-pipeline.ts";
import { tracesUserSecret } from "../../../components/elk/traces/user.ts";
import { lineFields } from "../../../model/log-line.ts";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import type { StackChoices } from "../kubernetes/context.ts";
import { backendsOf, kubernetesContext, resourcesOf } from "../kubernetes/context.ts";
import { everyStack } from "../kubernetes/every-stack.ts";
import { assertGolden } from "../kubernetes/golden.ts";
import { sizes } from "../kubernetes/sizes.ts";

interface Filebeat {
  readonly config: {
    readonly "filebeat.inputs": readonly { readonly paths: readonly string[] }[];
    readonly output: { readonly logstash: { readonly hosts: readonly string[] } };
  };
  readonly daemonSet: { readonly podTemplate: { readonly spec: { readonly tolerations: unknown } } };
}

const elk = (own: Partial<StackChoices> = {}): Promise<ClusterResources> => resourcesOf(["elk"], own);

const releaseNames = ({ releases }: ClusterResources): readonly string[] => releases.map(({ name }) => name);

/** Beside Loki it is there only for the traces in it, and without these not at all. */
const hasElasticsearch = ({ logs, traces, settings }: Partial<StackChoices>): boolean =>
  logs === "elk" || (traces !== undefined && settings?.traceStorage === "elasticsearch");

describe("the Elastic stack", () => {
  it("is there exactly where logs or traces are kept in it, and once where both are", async () => {
    for (const [name, stack] of everyStack) {
      assert.equal(backendsOf(stack).includes("elk"), hasElasticsearch(stack), name);
      const names = releaseNames(await elk(stack));
      assert.equal(names.filter((release) => release === "eck-stack").length, hasElasticsearch(stack) ? 1 : 0, name);
    }
  });

  it("is Elasticsearch without Logstash, Kibana and shipper where only the traces need it", async () => {
    const resources = await elk({ logs: undefined, settings: { traceStorage: "elasticsearch" } });
    assert.deepEqual(releaseNames(resources), ["eck-operator", "eck-stack"]);
    assert.deepEqual(
      resources.workloads.map(({ name }) => name),
      ["elastic-operator", "elasticsearch", "traces-retention"],
    );
    assert.deepEqual(
      resources.objects.map(({ object }) => `${object.kind} ${object.metadata.name}`),
      ["CronJob traces-retention"],
    );
    assert.deepEqual(resources.endpoints, []);
  });

  it("lets Elasticsearch know the traces' user exactly where traces are kept in it", async () => {
    for (const [name, stack] of everyStack) {
      const knows = JSON.stringify((await elk(stack)).releases).includes(tracesUserSecret);
      assert.equal(knows, stack.traces !== undefined && stack.settings?.traceStorage === "elasticsearch", name);
    }
  });

  it("takes, in profile ha, three Elasticsearch and two of its neighbours", async () => {
    assert.deepEqual(sizes(await elk()), [
      "eck-operator: replicaCount 2",
      "eck-stack.eck-elasticsearch.default: count 3",
      "eck-stack.eck-elasticsearch.default.elasticsearch: cpu 1, memory 8Gi to 8Gi",
      "eck-stack.eck-elasticsearch.default.0: volume 200Gi",
      "eck-stack.eck-kibana: count 2",
      "eck-stack.eck-kibana.kibana: cpu 200m, memory 1Gi to 2Gi",
      "eck-stack.eck-logstash: count 2",
      "eck-stack.eck-logstash.logstash: cpu 500m, memory 2Gi to 2Gi",
      "eck-stack.eck-logstash.0: volume 6Gi",
      "eck-shipper.eck-beats.daemonSet.filebeat: cpu 100m, memory 200Mi to 500Mi",
      "elasticsearch-setup.curl: cpu 10m, memory 32Mi to 64Mi, docker.io/curlimages/curl:8.16.0",
    ]);
  });

  it("has its lines read by a Filebeat on every node, also a tainted one, which hands them to Logstash", async () => {
    const values = (await elk()).releases.find(({ name }) => name === "eck-shipper")?.values;
    const { config, daemonSet } = (values as unknown as { readonly "eck-beats": Filebeat })["eck-beats"];
    assert.deepEqual(
      config["filebeat.inputs"].flatMap(({ paths }) => paths),
      ["/var/log/pods/*/*/*.log*"],
    );
    assert.deepEqual(config.output.logstash.hosts, ["logstash-ls-beats.monitoring.svc:5044"]);
    assert.deepEqual(daemonSet.podTemplate.spec.tolerations, [{ operator: "Exists" }]);
  });

  it("takes lines by the golden pipeline (UPDATE_GOLDEN=1 rewrites it)", () => {
    const counting = '  if [level] == "error" {\n    udp { host => "statsd-exporter" port => "8125" }\n  }';
    const pipeline = logstashPipeline(kubernetesContext().stack, lineFields(stratoai), counting);
    assertGolden(import.meta.dirname, "logstash.pipeline.conf", pipeline);
  });

  it("knows a field of a product's own lines by name where its catalog says so, and nowhere else", async () => {
    const knows = async (catalog: StackChoices["catalog"]) =>
      JSON.stringify(await elk({ catalog })).includes('[attributes][tenant]\\" => \\"tenant');
    assert.equal(await knows(stratoai), true);
    assert.equal(await knows({ ...stratoai, logFields: [] }), false);
  });

  it("has a second pipeline only where lines are counted", async () => {
    const paths = async (catalog: StackChoices["catalog"]) =>
      (await elk({ catalog })).configurations.map(({ path }) => path);
    assert.deepEqual(await paths(withCountedAlerts(stratoai)), ["logstash/pipeline.conf", "logstash/counters.conf"]);
    assert.deepEqual(await paths({ ...stratoai, logAlerts: [] }), ["logstash/pipeline.conf"]);
  });
});

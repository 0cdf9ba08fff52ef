import assert from "node:assert/strict";
import {
  logsPart,
  needsElasticsearch,
  tracesUserSecret,
} from "../../../../../components/kubernetes/compile/logs/index.ts";
import type { Part } from "../../../../../components/kubernetes/compile/part.ts";
import { kubernetesContext } from "../../context.ts";
import { alerts, everyStack, noAlerts, objectStorage, storageKeys } from "./fixture.ts";
import { assertGolden } from "../golden.ts";
import { sizes } from "../sizes.ts";

interface Filebeat {
  readonly config: {
    readonly "filebeat.inputs": readonly { readonly paths: readonly string[] }[];
    readonly output: { readonly logstash: { readonly hosts: readonly string[] } };
  };
  readonly daemonSet: { readonly podTemplate: { readonly spec: { readonly tolerations: unknown } } };
}

const releaseNames = ({ releases }: Part): readonly string[] => releases.map(({ name }) => name);

const loki = () => kubernetesContext({ logs: "loki", settings: { objectStorage }, secretsSet: storageKeys });
const elk = () => kubernetesContext({ logs: "elk" });

describe("logs on Kubernetes", () => {
  it("are nothing at all where the stack keeps none and its traces need no Elasticsearch", () => {
    const part = logsPart(kubernetesContext({ logs: undefined }), alerts);
    assert.deepEqual(releaseNames(part), []);
    assert.deepEqual(part.workloads, []);
  });

  it("bring Elasticsearch without Logstash, Kibana and shipper where only the traces need it", () => {
    const context = kubernetesContext({ logs: undefined, settings: { traceStorage: "elasticsearch" } });
    const part = logsPart(context, alerts);
    assert.deepEqual(releaseNames(part), ["eck-operator", "eck-stack"]);
    assert.deepEqual(
      part.workloads.map(({ name }) => name),
      ["elastic-operator", "elasticsearch"],
    );
    assert.deepEqual([part.objects, part.endpoints], [[], []]);
  });

  it("let Elasticsearch know the traces' user exactly where traces are kept in it", () => {
    for (const [name, context] of everyStack) {
      const knows = JSON.stringify(logsPart(context, noAlerts).releases).includes(tracesUserSecret);
      assert.equal(knows, context.settings.traceStorage === "elasticsearch", name);
    }
  });

  it("have one Elasticsearch for logs and traces, and beside Loki one for traces", () => {
    const settings = { traceStorage: "elasticsearch" } as const;
    for (const logs of ["elk", "loki"] as const) {
      const names = releaseNames(logsPart(kubernetesContext({ logs, settings }), alerts));
      assert.equal(names.filter((name) => name === "eck-stack").length, 1);
    }
  });

  it("know in every stack whether they have an Elasticsearch", () => {
    for (const [name, context] of everyStack) {
      assert.equal(needsElasticsearch(context), releaseNames(logsPart(context, noAlerts)).includes("eck-stack"), name);
    }
  });

  it("with Loki take, in profile ha, three pods of it", () => {
    assert.deepEqual(sizes(logsPart(loki(), alerts)), [
      "loki.gateway: replicas 2, cpu 50m, memory 64Mi to 128Mi",
      "loki.gateway.metrics: cpu 10m, memory 32Mi to 64Mi",
      "loki.chunksCache: replicas 1",
      "loki.resultsCache: replicas 1",
      "loki.memcachedExporter: cpu 10m, memory 32Mi to 64Mi",
      "loki.write: replicas 0",
      "loki.read: replicas 0",
      "loki.backend: replicas 0",
      "loki.singleBinary: replicas 3, cpu 1, memory 2Gi to 4Gi",
      "loki.singleBinary.persistence: volume 20Gi",
      "alloy.alloy: cpu 100m, memory 192Mi to 512Mi",
      "alloy.configReloader: cpu 10m, memory 50Mi to 100Mi",
    ]);
  });

  it("with the Elastic stack take, in profile ha, three Elasticsearch and two of what stands around it", () => {
    assert.deepEqual(sizes(logsPart(elk(), alerts)), [
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

  it("are read by a Filebeat on every node, also a tainted one, and go to Logstash", () => {
    const values = logsPart(elk(), alerts).releases.find(({ name }) => name === "eck-shipper")?.values;
    const { config, daemonSet } = (values as unknown as { readonly "eck-beats": Filebeat })["eck-beats"];
    assert.deepEqual(
      config["filebeat.inputs"].flatMap(({ paths }) => paths),
      ["/var/log/pods/*/*/*.log*"],
    );
    assert.deepEqual(config.output.logstash.hosts, ["logstash-ls-beats.monitoring.svc:5044"]);
    assert.deepEqual(daemonSet.podTemplate.spec.tolerations, [{ operator: "Exists" }]);
  });

  it("are collected by the golden configurations (UPDATE_GOLDEN=1 rewrites them)", () => {
    for (const context of [loki(), elk()]) {
      for (const { path, content } of logsPart(context, alerts).artifacts) {
        if (path === "alloy/config.alloy" || path === "logstash/pipeline.conf")
          assertGolden("logs", path.replaceAll("/", "."), content);
      }
    }
  });

  it("hand the log alerts on as they are", () => {
    assert.deepEqual(
      logsPart(loki(), alerts).artifacts.filter(({ path }) => path.startsWith("loki/rules/")),
      alerts.lokiRules,
    );
    const [pipeline, counters] = logsPart(elk(), alerts).artifacts;
    assert.ok(pipeline?.content.includes(alerts.logstashOutputs));
    assert.deepEqual(counters, { path: "logstash/counters.conf", content: alerts.logstashCounters });
    assert.equal(logsPart(elk(), noAlerts).artifacts.length, 1);
  });

  it("limit the memory of every container and name no image `latest`", () => {
    for (const [name, context] of everyStack) {
      const part = JSON.stringify(logsPart(context, alerts));
      assert.ok(!part.includes("latest"), name);
      for (const [block] of part.matchAll(/"requests":\{"cpu".*?\}\}/g))
        assert.match(block, /"limits":\{"memory"/, name);
    }
  });

  it("put nothing that needs the node's files into the main namespace", () => {
    for (const [name, context] of everyStack) {
      for (const { namespace, values } of logsPart(context, alerts).releases) {
        assert.equal(JSON.stringify(values).includes("hostPath"), namespace === "monitoring-nodes", name);
      }
    }
  });
});

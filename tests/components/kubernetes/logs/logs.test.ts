import assert from "node:assert/strict";
import { stringify } from "yaml";
import { logsResources, needsElasticsearch, tracesUserSecret } from "../../../../components/kubernetes/logs/index.ts";
import type { ClusterResources } from "../../../../components/kubernetes/resources.ts";
import { kubernetesContext } from "../context.ts";
import { alerts, everyStack, noAlerts, objectStorage, storageKeys } from "./fixture.ts";
import { assertGolden } from "../golden.ts";

const releaseNames = ({ releases }: ClusterResources): readonly string[] => releases.map(({ name }) => name);

const text = ({ releases, objects, secrets }: ClusterResources): string =>
  stringify({ releases, objects, secrets }, { lineWidth: 0, aliasDuplicateObjects: false });

const loki = () => kubernetesContext({ logs: "loki", settings: { objectStorage }, secretsSet: storageKeys });
const elk = () => kubernetesContext({ logs: "elk" });

describe("logs on Kubernetes", () => {
  it("are nothing at all where the stack keeps none and its traces need no Elasticsearch", () => {
    const part = logsResources(kubernetesContext({ logs: undefined }), alerts);
    assert.deepEqual(releaseNames(part), []);
    assert.deepEqual(part.workloads, []);
  });

  it("bring Elasticsearch without Logstash, Kibana and shipper where only the traces need it", () => {
    const context = kubernetesContext({ logs: undefined, settings: { traceStorage: "elasticsearch" } });
    const part = logsResources(context, alerts);
    assert.deepEqual(releaseNames(part), ["eck-operator", "eck-stack"]);
    assert.deepEqual(
      part.workloads.map(({ name }) => name),
      ["elastic-operator", "elasticsearch"],
    );
    assert.deepEqual([part.objects, part.endpoints], [[], []]);
  });

  it("let Elasticsearch know the traces' user exactly where traces are kept in it", () => {
    for (const [name, context] of everyStack) {
      const knows = JSON.stringify(logsResources(context, noAlerts).releases).includes(tracesUserSecret);
      assert.equal(knows, context.settings.traceStorage === "elasticsearch", name);
    }
  });

  it("have one Elasticsearch for logs and traces, and beside Loki one for traces", () => {
    const settings = { traceStorage: "elasticsearch" } as const;
    for (const logs of ["elk", "loki"] as const) {
      const names = releaseNames(logsResources(kubernetesContext({ logs, settings }), alerts));
      assert.equal(names.filter((name) => name === "eck-stack").length, 1);
    }
  });

  it("know in every stack whether they have an Elasticsearch", () => {
    for (const [name, context] of everyStack) {
      assert.equal(
        needsElasticsearch(context),
        releaseNames(logsResources(context, noAlerts)).includes("eck-stack"),
        name,
      );
    }
  });

  it("with Loki, in profile ha, read as the golden file (UPDATE_GOLDEN=1 rewrites it)", () => {
    assertGolden("logs", "loki.ha.yaml", text(logsResources(loki(), alerts)));
  });

  it("with the Elastic stack, in profile ha, read as the golden file (UPDATE_GOLDEN=1 rewrites it)", () => {
    assertGolden("logs", "elk.ha.yaml", text(logsResources(elk(), alerts)));
  });

  it("are collected by the golden configurations (UPDATE_GOLDEN=1 rewrites them)", () => {
    for (const context of [loki(), elk()]) {
      for (const configuration of logsResources(context, alerts).configurations) {
        const { path } = configuration;
        if ("text" in configuration && (path === "alloy/config.alloy" || path === "logstash/pipeline.conf"))
          assertGolden("logs", path.replaceAll("/", "."), configuration.text);
      }
    }
  });

  it("hand the log alerts on as they are", () => {
    assert.deepEqual(
      logsResources(loki(), alerts).configurations.filter(({ path }) => path.startsWith("loki/rules/")),
      alerts.lokiRules.map((rules) => ({ path: `loki/rules/${rules.name}.yml`, rules })),
    );
    const [pipeline, counters] = logsResources(elk(), alerts).configurations;
    assert.ok(pipeline !== undefined && "text" in pipeline && pipeline.text.includes(alerts.logstashOutputs));
    assert.deepEqual(counters, { path: "logstash/counters.conf", text: alerts.logstashCounters });
    assert.equal(logsResources(elk(), noAlerts).configurations.length, 1);
  });

  it("limit the memory of every container and name no image `latest`", () => {
    for (const [name, context] of everyStack) {
      const part = JSON.stringify(logsResources(context, alerts));
      assert.ok(!part.includes("latest"), name);
      for (const [block] of part.matchAll(/"requests":\{"cpu".*?\}\}/g))
        assert.match(block, /"limits":\{"memory"/, name);
    }
  });

  it("put nothing that needs the node's files into the main namespace", () => {
    for (const [name, context] of everyStack) {
      for (const { namespace, values } of logsResources(context, alerts).releases) {
        assert.equal(JSON.stringify(values).includes("hostPath"), namespace === "monitoring-nodes", name);
      }
    }
  });
});

import assert from "node:assert/strict";
import { tracesUserSecret } from "../../../../../components/kubernetes/compile/logs/index.ts";
import { tracesPart } from "../../../../../components/kubernetes/compile/traces/index.ts";
import { kubernetesContext } from "../../context.ts";
import { sizes } from "../sizes.ts";
import { everyStack } from "./fixture.ts";

const inElasticsearch = { traceStorage: "elasticsearch" } as const;

describe("traces on Kubernetes", () => {
  it("are nothing at all where the stack keeps none", () => {
    const part = tracesPart(kubernetesContext({ traces: undefined }));
    assert.deepEqual(Object.values(part).flat(), []);
  });

  it("with Jaeger in a Badger take, in profile ha, one Jaeger and its volume", () => {
    assert.deepEqual(sizes(tracesPart(kubernetesContext())), [
      "otel-collector: replicaCount 2, cpu 500m, memory 1Gi to 1Gi",
      "jaeger.jaeger: replicas 1, cpu 500m, memory 1Gi to 2Gi",
      "jaeger.extraObjects.0: volume 200Gi",
    ]);
  });

  it("with Jaeger in Elasticsearch take, in profile large, three Jaegers and five collectors", () => {
    const context = kubernetesContext({ settings: { ...inElasticsearch, profile: "large" } });
    assert.deepEqual(sizes(tracesPart(context)), [
      "otel-collector: replicaCount 5, cpu 2, memory 4Gi to 4Gi",
      "jaeger.userconfig.extensions.jaeger_storage.backends.main.elasticsearch.indices.dependencies: replicas 1, shards 3",
      "jaeger.userconfig.extensions.jaeger_storage.backends.main.elasticsearch.indices.sampling: replicas 1, shards 3",
      "jaeger.userconfig.extensions.jaeger_storage.backends.main.elasticsearch.indices.services: replicas 1, shards 3",
      "jaeger.userconfig.extensions.jaeger_storage.backends.main.elasticsearch.indices.spans: replicas 1, shards 3",
      "jaeger.jaeger: replicas 3, cpu 1, memory 2Gi to 4Gi",
      "traces-retention.curl: cpu 10m, memory 32Mi to 64Mi, docker.io/curlimages/curl:8.16.0",
    ]);
  });

  it("with Zipkin take, in profile ha, two of it", () => {
    const context = kubernetesContext({ traces: "zipkin", settings: inElasticsearch });
    assert.deepEqual(sizes(tracesPart(context)), [
      "otel-collector: replicaCount 2, cpu 500m, memory 1Gi to 1Gi",
      "zipkin: replicaCount 2, cpu 500m, memory 1Gi to 2Gi",
      "zipkin.extraInitContainers.trust-store: cpu 50m, memory 64Mi to 256Mi, docker.elastic.co/elasticsearch/elasticsearch:9.5.0",
      "traces-retention.curl: cpu 10m, memory 32Mi to 64Mi, docker.io/curlimages/curl:8.16.0",
    ]);
  });

  it("come from one collector to one store, which people look at without a login", () => {
    for (const [name, context] of everyStack) {
      const { releases, endpoints } = tracesPart(context);
      assert.deepEqual(
        releases.map((release) => release.name),
        ["otel-collector", context.traces],
        name,
      );
      assert.deepEqual(
        endpoints.map((endpoint) => [endpoint.name, endpoint.service, endpoint.login]),
        [["traces", context.traces, false]],
        name,
      );
    }
  });

  it("wait for Elasticsearch and have its user exactly where they are kept in it", () => {
    for (const [name, context] of everyStack) {
      const { releases, secrets, objects } = tracesPart(context);
      const kept = context.settings.traceStorage === "elasticsearch";
      assert.deepEqual(
        releases.find((release) => release.name === context.traces)?.after,
        kept ? ["eck-stack"] : [],
        name,
      );
      assert.equal(
        secrets.some((secret) => secret.name === tracesUserSecret),
        kept,
        name,
      );
      assert.equal(
        objects.some(({ object }) => object.kind === "CronJob"),
        kept,
        name,
      );
    }
  });

  it("hold a password in Secrets only, the same for Elasticsearch and whoever logs in to it", () => {
    const generated = { generated: "elasticsearch-traces" };
    for (const [name, context] of everyStack) {
      const { releases, objects, artifacts, secrets } = tracesPart(context);
      assert.doesNotMatch(JSON.stringify([releases, objects, artifacts]), /"value":"[^"]*password/i, name);
      const passwords = secrets
        .flatMap(({ keys }) => Object.values(keys).flat())
        .filter((part) => typeof part === "object");
      for (const password of passwords) assert.deepEqual(password, generated, name);
      assert.equal(passwords.length > 0, context.settings.traceStorage === "elasticsearch", name);
    }
  });

  it("take every Secret that they name from this part or from Elasticsearch's operator", () => {
    for (const [name, context] of everyStack) {
      const { releases, objects, secrets } = tracesPart(context);
      const known = new Map([
        ["elasticsearch-es-http-certs-public", ["ca.crt"]],
        ...secrets.map((secret) => [secret.name, Object.keys(secret.keys)] as const),
      ]);
      const all = JSON.stringify([releases, objects]);
      for (const [, mounted = ""] of all.matchAll(/"secretName":"([^"]*)"/g))
        assert.ok(known.has(mounted), `${name}: ${mounted}`);
      for (const [, secret = "", key = ""] of all.matchAll(/"secretKeyRef":\{"name":"([^"]*)","key":"([^"]*)"\}/g)) {
        assert.ok(known.get(secret)?.includes(key), `${name}: ${secret}/${key}`);
      }
    }
  });

  it("run without root, rights or a writable root, and with a limit of memory", () => {
    for (const [name, context] of everyStack) {
      const { releases, objects } = tracesPart(context);
      const all = JSON.stringify([releases, objects]);
      const blocks = (pattern: RegExp): number => [...all.matchAll(pattern)].length;
      const containers = blocks(/"requests":\{"cpu"/g);
      assert.equal(blocks(/"limits":\{"memory"/g), containers, name);
      assert.equal(blocks(/"readOnlyRootFilesystem":true/g), containers, name);
      assert.equal(blocks(/"allowPrivilegeEscalation":false/g), containers, name);
      assert.ok(blocks(/"runAsNonRoot":true/g) >= releases.length, name);
      assert.doesNotMatch(all, /latest|hostPath/, name);
    }
  });

  it("call only ports that somebody listens on", () => {
    for (const [name, context] of everyStack) {
      const { workloads } = tracesPart(context);
      const open = new Set([
        "elasticsearch:9200",
        ...workloads.flatMap((workload) => workload.listens.map(({ port }) => `${workload.name}:${port}`)),
      ]);
      for (const { name: caller, calls } of workloads) {
        for (const call of calls) {
          assert.ok(
            "to" in call && open.has(`${call.to}:${call.port}`),
            `${name}: ${caller} → ${JSON.stringify(call)}`,
          );
        }
      }
    }
  });

  it("come from the product's pods, which reach the collector and nobody else", () => {
    for (const [name, context] of everyStack) {
      const reached = tracesPart(context).workloads.flatMap((workload) =>
        (workload.calledBy ?? []).flatMap(({ from, port }) => (from === "product" ? [`${workload.name}:${port}`] : [])),
      );
      assert.deepEqual(reached, ["otel-collector:4317", "otel-collector:4318"], name);
    }
  });

  it("are watched: each release is scraped, on ports that its pods listen on", () => {
    for (const [name, context] of everyStack) {
      const { objects, workloads, releases } = tracesPart(context);
      const monitors = objects.filter(({ object }) => object.kind === "ServiceMonitor").map(({ object }) => object);
      assert.deepEqual(
        monitors.map(({ metadata }) => metadata.name),
        releases.map((release) => release.name),
        name,
      );
      for (const { metadata, spec } of monitors) {
        const { selector, endpoints } = spec as unknown as {
          selector: { matchLabels: object };
          endpoints: { targetPort?: number; port?: string }[];
        };
        const workload = workloads.find((one) => one.name === metadata.name) ?? assert.fail(metadata.name);
        assert.deepEqual(selector.matchLabels, workload.podLabels, name);
        for (const { targetPort, port } of endpoints) {
          assert.ok(port === "http-query" || workload.listens.some((listener) => listener.port === targetPort), name);
        }
      }
    }
  });

  it("say what a setting loses", () => {
    const lost = (own: Parameters<typeof kubernetesContext>[0]) =>
      tracesPart(kubernetesContext(own)).degradations.map(({ item }) => item);
    assert.deepEqual(lost({ settings: { profile: "small" } }), []);
    assert.deepEqual(lost({}), ["traces of profile ha"]);
    assert.deepEqual(lost({ settings: { traceStorage: "memory" } }), ["retention of traces"]);
    assert.deepEqual(lost({ settings: inElasticsearch }), ["dependency graph of services"]);
    const retention = { metrics: "31d", logs: "30d", traces: "36h" } as const;
    assert.deepEqual(lost({ settings: inElasticsearch, retention }), [
      "retention of traces",
      "dependency graph of services",
    ]);
  });
});

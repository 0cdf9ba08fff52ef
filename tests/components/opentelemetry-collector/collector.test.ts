import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import type { KubernetesContext } from "../../../components/kubernetes/context.ts";
import type { CollectorValues } from "../../../components/opentelemetry-collector/values.ts";
import { probePaths } from "../../../components/opentelemetry-collector/probes.ts";
import { decisionWait, slowAfter } from "../../../components/opentelemetry-collector/sampling.ts";
import { collectorResources } from "../../../components/opentelemetry-collector/compile.ts";
import { kubernetesContext } from "../kubernetes/context.ts";
import { everyTracedStack } from "../trace-stores/fixture.ts";

interface Pipeline {
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}

interface Config {
  readonly extensions: object;
  readonly receivers: object;
  readonly processors: Readonly<Record<string, unknown>>;
  readonly connectors: object;
  readonly exporters: Readonly<Record<string, unknown>>;
  readonly service: { readonly extensions: readonly string[]; readonly pipelines: Readonly<Record<string, Pipeline>> };
}

function collector(context: KubernetesContext): { readonly values: CollectorValues; readonly config: Config } {
  const { releases, configurations } = collectorResources(context);
  const values = releases.find(({ name }) => name === "otel-collector")?.values as CollectorValues;
  const file = configurations.find(({ path }) => path === "otel/collector.yaml") ?? assert.fail("no collector.yaml");
  const config = ("yaml" in file ? file.yaml : {}) as unknown as Config;
  assert.deepEqual(config, values.alternateConfig, "the file is what the release has");
  return { values, config };
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

describe("the collector", () => {
  it("uses every component that it defines, and defines every one that it uses", () => {
    for (const { name, context } of everyTracedStack) {
      const { extensions, receivers, processors, connectors, exporters, service } = collector(context).config;
      const pipelines = Object.values(service.pipelines);
      const used = (kind: keyof Pipeline) => pipelines.flatMap((pipeline) => pipeline[kind]);
      const ends = Object.keys(connectors);
      assert.deepEqual(sorted(service.extensions), sorted(Object.keys(extensions)), name);
      assert.deepEqual(sorted(used("processors")), sorted(Object.keys(processors)), name);
      assert.deepEqual(sorted(used("receivers")), sorted([...Object.keys(receivers), ...ends]), name);
      assert.deepEqual(sorted(used("exporters")), sorted([...Object.keys(exporters), ...ends]), name);
    }
  });

  it("limits its memory before anything else and sends in batches after all", () => {
    for (const { name, context } of everyTracedStack) {
      const { pipelines } = collector(context).config.service;
      assert.equal(pipelines["traces/received"]?.processors[0], "memory_limiter", name);
      assert.equal(pipelines["traces/sampled"]?.processors.at(-1), "batch", name);
    }
  });

  it("counts spans before it drops any of a trace, and decides on a trace just before it leaves", () => {
    for (const { name, context } of everyTracedStack) {
      const { pipelines } = collector(context).config.service;
      assert.ok(pipelines["traces/received"]?.exporters.includes("span_metrics"), name);
      assert.ok(!pipelines["traces/received"]?.processors.includes("tail_sampling"), name);
      assert.deepEqual(pipelines["traces/sampled"]?.processors.slice(-2), ["tail_sampling", "batch"], name);
      assert.deepEqual(pipelines["metrics/spans"]?.receivers, ["span_metrics"], name);
    }
  });

  it("with several pods hands each trace to one of them, which it finds by the Service of ours", () => {
    for (const { name, context } of everyTracedStack) {
      const { values, config } = collector(context);
      const several = values.replicaCount > 1;
      const peers = collectorResources(context).objects.find(({ object }) => object.kind === "Service")?.object;
      assert.equal(peers !== undefined, several, name);
      assert.equal("load_balancing" in config.exporters, several, name);
      assert.equal("forward" in config.connectors, !several, name);
      if (!several) continue;
      const { routing_key, resolver } = config.exporters.load_balancing as {
        routing_key: string;
        resolver: { dns: { hostname: string; port: string } };
      };
      assert.equal(routing_key, "traceID");
      assert.equal(resolver.dns.hostname, `${peers?.metadata.name ?? ""}.monitoring.svc`);
      assert.equal(Number(resolver.dns.port), values.ports.peers?.containerPort);
    }
  });

  it("sends to the store of the stack", () => {
    const exporters = (traces: "jaeger" | "zipkin") => collector(kubernetesContext({ traces })).config.exporters;
    assert.deepEqual(exporters("jaeger")["otlp_grpc/jaeger"], {
      endpoint: "jaeger.monitoring.svc:4317",
      tls: { insecure: true },
    });
    assert.deepEqual(exporters("zipkin").zipkin, { endpoint: "http://zipkin.monitoring.svc:9411/api/v2/spans" });
  });

  it("always keeps errors and what is slower than the catalog promises", () => {
    const { policies } = collector(kubernetesContext()).config.processors.tail_sampling as {
      policies: readonly { name: string; latency?: { threshold_ms: number } }[];
    };
    assert.deepEqual(
      policies.map(({ name }) => name),
      ["errors", "slow", "others"],
    );
    assert.equal(policies[1]?.latency?.threshold_ms, 2_000);
    assert.equal(slowAfter({ slos: stratoai.slos.filter(({ sli }) => sli.kind === "availability") }), 1_000);
    assert.ok(slowAfter(stratoai) < decisionWait * 1_000, "a slow trace ends before it is decided on");
  });

  it("drops what probes and Prometheus ask for, and no request of a user", () => {
    const paths = new RegExp(probePaths(stratoai));
    for (const path of [
      "/health",
      "/health/detailed",
      "/healthz",
      "/metrics",
      "/api/optimization/metrics",
      "/health?a=1",
    ]) {
      assert.match(path, paths);
    }
    for (const path of ["/api/campaigns", "/healthy-food", "/api/health", "/metricsx", "/api/auth/profile"]) {
      assert.doesNotMatch(path, paths);
    }
  });

  it("takes no spans in formats that nobody sends", () => {
    for (const { name, context } of everyTracedStack) {
      const { values, config } = collector(context);
      for (const receiver of Object.keys(config.receivers)) assert.match(receiver, /^otlp/, name);
      for (const port of ["jaeger-compact", "jaeger-thrift", "jaeger-grpc", "zipkin"] as const) {
        assert.deepEqual(values.ports[port], { enabled: false }, name);
      }
    }
  });
});

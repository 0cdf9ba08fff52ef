import assert from "node:assert/strict";
import { parse } from "yaml";
import fc from "fast-check";
import type { JsonMap, KubernetesObject } from "../../../components/kubernetes/object.ts";
import { manifest } from "../../../components/kubernetes/manifest.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { renderedResources } from "../../../components/kubernetes/render.ts";
import { ofBackend, ofItem } from "../../../model/origin.ts";
import { texts } from "./texts.ts";
import { noResources } from "../../../components/kubernetes/resources.ts";

/** No object of Kubernetes has a `<<`, which the YAML package takes for YAML 1.1's merge in whatever quotes. */
const keys = texts.filter((text) => text !== "<<");

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small" },
    texts,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(keys, tie("json"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const maps = fc.dictionary(keys, json, { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<JsonMap>;

describe("manifests", () => {
  it("read back as what they were made of, in either version of YAML", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const text = manifest(map);
        for (const version of ["1.1", "1.2"] as const) assert.deepEqual(parse(text, { version }), map, text);
      }),
      { numRuns: 500 },
    );
  });

  it("have their keys in order, whatever order they came in, and nothing of what is undefined", () => {
    const text = manifest({ spec: { b: 1, a: [{ d: "x", c: null }], none: undefined }, apiVersion: "v1" });
    assert.equal(text, "apiVersion: v1\nspec:\n  a:\n    - c: null\n      d: x\n  b: 1\n");
    assert.equal(manifest({ b: "x", a: "y", none: undefined }), "a: 'y'\nb: x\n");
  });

  it("show a file's text line by line", () => {
    assert.equal(manifest({ data: { script: "#!/bin/sh\ntrue\n" } }), "data:\n  script: |\n    #!/bin/sh\n    true\n");
  });
});

const configMap = (name: string, namespace = "monitoring"): KubernetesObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace },
  data: { "config.yml": "a: 1\n" },
});

const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "monitoring" } };

const origin = ofItem("alerts of service api");

const chart = (name: string) => ({ name, version: "1.2.3", repository: "https://charts.example.com" });

const resources: ClusterResources = {
  ...noResources,
  objects: [namespace, configMap("one"), configMap("one", "monitoring-nodes")].map((object) => ({ origin, object })),
  releases: [
    {
      name: "loki",
      origin: ofBackend("loki"),
      chart: chart("loki"),
      namespace: "monitoring",
      values: { gateway: { replicas: 2 } },
      after: ["alloy"],
    },
    {
      name: "alloy",
      origin: ofBackend("loki"),
      chart: chart("alloy"),
      namespace: "monitoring-nodes",
      values: {},
      after: [],
    },
  ],
  secrets: [
    {
      name: "postgres-exporter",
      namespace: "monitoring",
      keys: {
        dsn: ["postgres://monitoring:", { config: "databasePassword" }, "@db"],
        admin: [{ generated: "grafana" }],
      },
      readBy: "the exporter",
      origin,
    },
  ],
};

describe("the rendered resources", () => {
  const files = new Map(renderedResources(resources).map(({ path, content }) => [path, content]));

  it("has a file per object and release, and what there is of releases and secrets", () => {
    assert.deepEqual(
      [...files.keys()],
      [
        "kubernetes/namespace-monitoring.yaml",
        "kubernetes/configmap-one.yaml",
        "kubernetes/configmap-monitoring-nodes-one.yaml",
        "helm/loki.values.yaml",
        "helm/alloy.values.yaml",
        "helm/releases.json",
        "secrets.json",
      ],
    );
    assert.equal(files.get("helm/alloy.values.yaml"), "# backend: loki\n{}\n");
    const { metadata, ...rest } = configMap("one");
    assert.deepEqual(parse(files.get("kubernetes/configmap-one.yaml") ?? ""), {
      ...rest,
      metadata: { ...metadata, annotations: { "observability/origin": "catalog: alerts of service api" } },
    });
  });

  it("says how to install each release", () => {
    const [alloy, loki] = JSON.parse(files.get("helm/releases.json") ?? "") as Record<string, unknown>[];
    assert.deepEqual(
      [alloy?.name, alloy?.namespace, loki?.name, loki?.chart, loki?.values, loki?.after, loki?.origin],
      ["alloy", "monitoring-nodes", "loki", "loki", "helm/loki.values.yaml", ["alloy"], "backend: loki"],
    );
    assert.deepEqual([loki?.version, loki?.repo], ["1.2.3", "https://charts.example.com"]);
  });

  it("says what a Secret is made of, by the secrets' names", () => {
    assert.deepEqual(
      JSON.parse(files.get("secrets.json") ?? ""),
      resources.secrets.map((secret) => ({ ...secret, origin: "catalog: alerts of service api" })),
    );
  });

  it("has a file for each of 5000 rule objects", () => {
    const rules = Array.from({ length: 10 }, (_, at) => ({
      alert: `HighErrorRate${at}`,
      expr: `sum by (service) (rate(http_requests_total{status=~"5.."}[5m])) > 0.0${at}`,
      for: "5m",
      labels: { severity: "critical" },
      annotations: { summary: "{{ $labels.service }} fails {{ $value | humanizePercentage }} of its requests" },
    }));
    const objects = Array.from({ length: 5000 }, (_, at) => ({
      origin,
      object: {
        apiVersion: "monitoring.coreos.com/v1",
        kind: "PrometheusRule",
        metadata: { name: `rules-${at}`, namespace: "monitoring" },
        spec: { groups: [{ name: `group-${at}`, rules }] },
      },
    }));
    const paths = new Set(renderedResources({ ...resources, objects }).map(({ path }) => path));
    assert.equal(paths.size, 5004);
  });
});

import assert from "node:assert/strict";
import { lokiChart } from "../../components/loki/chart.ts";
import { plannedResources } from "../../components/kubernetes/planned-resources.ts";
import { noResources, type ClusterResources } from "../../components/kubernetes/resources.ts";
import { ofBackend } from "../../model/origin.ts";
import { componentTree } from "../../plan/component-tree.ts";

const origin = ofBackend("test");

const resources: ClusterResources = {
  ...noResources,
  namespaces: ["monitoring"],
  objects: [
    { origin, object: { apiVersion: "v1", kind: "Namespace", metadata: { name: "monitoring" } } },
    {
      capability: "uptime",
      origin,
      object: {
        apiVersion: "monitoring.coreos.com/v1",
        kind: "Probe",
        metadata: { name: "api", namespace: "monitoring" },
      },
    },
  ],
  secrets: (["traces", "logs"] as const).map((capability) => ({
    capability,
    origin,
    name: `${capability}-login`,
    namespace: "monitoring-nodes",
    keys: { password: [{ generated: "shared" }] },
    readBy: "somebody",
  })),
  releases: [
    { capability: "logs", name: "loki", origin, chart: lokiChart, namespace: "monitoring", values: {}, after: [] },
  ],
};

describe("The resources that a plan lists", () => {
  it("are the tree that `up` makes: each component before its children, none without any", () => {
    assert.deepEqual(
      componentTree("shop", plannedResources(resources, { keepData: true })).map(({ type, name }) => `${type} ${name}`),
      [
        "observability:index:Monitoring shop",
        "kubernetes:core/v1:Namespace shop-namespace-monitoring",
        "observability:index:Logs shop",
        "kubernetes:core/v1:Secret shop-secret-monitoring-nodes-logs-login",
        "kubernetes:helm.sh/v3:Release shop-loki",
        "observability:index:Traces shop",
        "kubernetes:core/v1:Secret shop-secret-monitoring-nodes-traces-login",
        // Of the first Secret that has it.
        "random:index/randomPassword:RandomPassword shop-shared",
        "observability:index:Uptime shop",
        "kubernetes:monitoring.coreos.com/v1:Probe shop-probe-api",
      ],
    );
  });
});

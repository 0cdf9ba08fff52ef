import assert from "node:assert/strict";
import { Provider as KubernetesProvider } from "@pulumi/kubernetes/provider.js";
import { Provider as RandomProvider } from "@pulumi/random/provider.js";
import { lokiChart } from "../../../components/loki/chart.ts";
import { noResources, type ClusterResources } from "../../../components/kubernetes/resources.ts";
import { ClusterDeployer } from "../../../components/kubernetes/deploy.ts";
import { layout } from "../../../components/local/layout.ts";
import { LocalDeployer } from "../../../components/local/deploy.ts";
import { ObservabilityProvider } from "../../../components/provider/provider.ts";
import type { Transforms } from "../../../components/monitoring/index.ts";
import { Monitoring } from "../../../components/monitoring/index.ts";
import { ofBackend } from "../../../model/origin.ts";
import { freePort } from "../../support/free-port.ts";
import { cleanup } from "../../support/cleanup.ts";
import { needsCharts, testCharts, type TestCharts } from "../../support/kubernetes/charts.ts";
import { needs } from "../../support/toolchain.ts";
import { previewed, type Previewed } from "./previewed.ts";

const origin = ofBackend("test");

/** One resource of each kind that a cluster has, and a namespace of the whole stack's. */
const inCluster: ClusterResources = {
  ...noResources,
  namespaces: ["monitoring"],
  objects: [
    { origin, object: { apiVersion: "v1", kind: "Namespace", metadata: { name: "monitoring" } } },
    {
      capability: "dashboards",
      origin,
      object: {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "board", namespace: "monitoring" },
        data: { "board.json": "{}" },
      },
    },
  ],
  secrets: [
    {
      capability: "alerting",
      origin,
      name: "receivers",
      namespace: "monitoring",
      keys: { password: [{ generated: "inbox" }] },
      readBy: "Alertmanager",
    },
  ],
  releases: [
    { capability: "logs", name: "loki", origin, chart: lokiChart, namespace: "monitoring", values: {}, after: [] },
  ],
};

/** What each transform of the test changes, and leaves its mark by. */
const transforms: Transforms = {
  monitoring: {
    object: ({ opts }) => ({ opts: { ...opts, protect: true } }),
    removal: ({ args }) => ({ args: { ...args, timeoutSeconds: 99 } }),
  },
  dashboards: {
    object: ({ name, args }) => ({ args: { ...args, data: { name } } }),
    file: ({ args }) => ({ args: { ...args, mode: "0640" } }),
  },
  alerting: {
    secret: ({ args }) => ({ args: { ...args, type: "example.com/receivers" } }),
    password: ({ args }) => ({ args: { ...args, length: 64 } }),
  },
  logs: { release: ({ args }) => ({ args: { ...args, maxHistory: 7 } }) },
  metrics: { process: ({ args }) => ({ args: { ...args, stopTimeoutSeconds: 99 } }) },
  // Of a capability that this stack has not.
  errors: { object: () => assert.fail("the stack has no such component") },
};

describe("A stack's components", function () {
  needs("pulumi", "pulumi-resource-kubernetes");
  needsCharts();
  this.timeout(120_000);
  this.slow(20_000);

  let charts: TestCharts;
  let port: number;
  let plain: Previewed;
  let changed: Previewed;

  const program = (given?: Transforms) => () => {
    const monitoring = new Monitoring("shop", {
      tier: "complete",
      formerly: "kubernetes",
      ...(given === undefined ? {} : { transforms: given }),
    });
    const cluster = new ClusterDeployer({
      monitoring,
      settings: { namespace: "monitoring", charts: charts.folder, wait: true, timeoutSeconds: 60, keepData: false },
      labels: { "app.kubernetes.io/part-of": "shop" },
      all: inCluster,
      providers: {
        // Nobody listens there: a preview reaches no cluster.
        kubernetes: new KubernetesProvider("kubernetes", { kubeconfig: kubeconfig(port) }),
        random: new RandomProvider("random"),
        own: new ObservabilityProvider("own"),
      },
    });
    cluster.deploy(inCluster);
    const machine = new LocalDeployer({
      monitoring,
      layout: layout("/nowhere"),
      provider: new ObservabilityProvider("local"),
      sourceDigest: "source",
    });
    machine.deploy({
      files: [{ capability: "dashboards", path: "board.json", content: "{}", readBy: [] }],
      processes: [
        {
          capability: "metrics",
          name: "exporter",
          program: process.execPath,
          args: [],
          ports: [],
          ready: { tcp: port },
        },
      ],
    });
    monitoring.complete();
  };

  const undo = cleanup();
  before(async () => {
    charts = testCharts();
    undo(() => {
      charts.remove();
    });
    port = await freePort();
    plain = await previewed(program());
    changed = await previewed(program(transforms));
  });

  it("are the root and those of the capabilities that have resources", () => {
    const components = [...plain.resources.values()].filter(({ custom }) => !custom);
    assert.deepEqual(components.map(({ type, urn }) => `${type} ${urn.split("::").at(-1) ?? ""}`).sort(), [
      "observability:index:Alerting shop",
      "observability:index:Dashboards shop",
      "observability:index:Logs shop",
      "observability:index:Metrics shop",
      "observability:index:Monitoring shop",
      "pulumi:pulumi:Stack previewed-test",
    ]);
    for (const capability of ["Alerting", "Dashboards", "Logs", "Metrics"]) {
      assert.equal(plain.ownerOf(capability), "Monitoring");
    }
  });

  it("own each resource of theirs under a name that begins with the stack's", () => {
    const owners = {
      "shop-namespace-monitoring": "Monitoring",
      "shop-namespaceremoval-monitoring": "Monitoring",
      "shop-configmap-board": "Dashboards",
      "shop-secret-receivers": "Alerting",
      "shop-inbox": "Alerting",
      "shop-loki": "Logs",
      "shop-board.json": "Dashboards",
      "shop-exporter": "Metrics",
    };
    for (const [name, owner] of Object.entries(owners)) assert.equal(plain.ownerOf(name), owner, name);
  });

  const marks: readonly (readonly [kind: string, name: string, property: string, before: unknown, after: unknown])[] = [
    ["release", "shop-loki", "maxHistory", undefined, 7],
    ["object", "shop-configmap-board", "data", { "board.json": "{}" }, { name: "shop-configmap-board" }],
    ["secret", "shop-secret-receivers", "type", undefined, "example.com/receivers"],
    ["password", "shop-inbox", "length", 32, 64],
    ["removal", "shop-namespaceremoval-monitoring", "timeoutSeconds", 60, 99],
    ["file", "shop-board.json", "mode", "0644", "0640"],
    ["process", "shop-exporter", "stopTimeoutSeconds", 10, 99],
  ];
  for (const [kind, name, property, before, after] of marks) {
    it(`give a transform the last word on a child of kind ${kind}`, () => {
      const value = ({ resources }: Previewed) => resources.get(name)?.inputs[property] as unknown;
      assert.deepEqual(value(plain), before);
      assert.deepEqual(value(changed), after);
      assert.equal(changed.ownerOf(name), plain.ownerOf(name));
    });
  }

  it("give a transform the last word on the options too, by component", () => {
    assert.equal(plain.resources.get("shop-namespace-monitoring")?.protect ?? false, false);
    assert.equal(changed.resources.get("shop-namespace-monitoring")?.protect, true);
    assert.equal(changed.resources.get("shop-configmap-board")?.protect ?? false, false);
  });
});

function kubeconfig(port: number): string {
  const name = "nowhere";
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server: `https://127.0.0.1:${port}` } }],
    users: [{ name, user: {} }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  });
}

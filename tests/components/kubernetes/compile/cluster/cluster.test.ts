import assert from "node:assert/strict";
import { clusterPart } from "../../../../../components/kubernetes/compile/cluster/index.ts";
import { logsPart } from "../../../../../components/kubernetes/compile/logs/index.ts";
import type { KubernetesObject } from "../../../../../components/kubernetes/compile/kubernetes-object.ts";
import type { Part } from "../../../../../components/kubernetes/compile/part.ts";
import { emptyPart, joined } from "../../../../../components/kubernetes/compile/part.ts";
import type { Workload } from "../../../../../components/kubernetes/compile/workload.ts";
import type { Cluster } from "../../../../support/kubernetes/cluster.ts";
import { needsCluster, startCluster } from "../../../../support/kubernetes/cluster.ts";
import { kubernetesContext } from "../../context.ts";
import { noAlerts } from "../logs/fixture.ts";

const context = kubernetesContext({
  settings: {
    ingress: {
      className: "nginx",
      hosts: { kibana: "logs.stratoai.com" },
      tls: { clusterIssuer: "letsencrypt" },
      auth: { url: "https://auth.stratoai.com/auth", signin: "https://auth.stratoai.com/start" },
      controllerNamespace: "ingress-nginx",
    },
  },
});

const workload = (name: string, rest: Partial<Workload> = {}): Workload => ({
  name,
  namespace: "monitoring",
  podLabels: { "app.kubernetes.io/name": name },
  listens: [],
  calls: [],
  replicas: 1,
  ...rest,
});

/** The Elastic stack, and pods that call in every way there is. */
const areas: Part = joined([
  logsPart(context, noAlerts),
  {
    ...emptyPart,
    workloads: [
      workload("prometheus", { calls: [{ outside: "cluster" }], replicas: 2 }),
      workload("alertmanager", {
        listens: [{ port: 9094 }, { port: 9094, protocol: "UDP" }],
        calls: [
          { to: "alertmanager", port: 9094 },
          { outside: "internet", ports: [443, 587] },
        ],
        replicas: 3,
      }),
      workload("statsd-exporter", { listens: [{ port: 8125 }], calledBy: [{ from: "product", port: 8125 }] }),
    ],
  },
]);

const objects = clusterPart(context, areas).objects.map(({ object }) => object);
const named = (kind: string) => objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);

describe("the cluster's part", () => {
  it("has the nodes' namespace only where something lives in it", () => {
    assert.deepEqual(named("Namespace"), ["monitoring", "monitoring-nodes"]);
    const alone = clusterPart(kubernetesContext(), { ...emptyPart, workloads: [workload("one")] });
    assert.deepEqual(
      alone.objects.filter(({ object }) => object.kind === "Namespace").map(({ object }) => object.metadata.name),
      ["monitoring"],
    );
  });

  it("makes no namespace that a setting adopts, and no policy over all of its pods", () => {
    const adopted = clusterPart(kubernetesContext({ settings: { adoptNamespaces: true } }), areas);
    assert.deepEqual(adopted.namespaces, ["monitoring", "monitoring-nodes"]);
    const names = adopted.objects.map(({ object }) => `${object.kind} ${object.metadata.name}`);
    assert.ok(names.includes("NetworkPolicy prometheus"), names.join("\n"));
    assert.ok(!names.some((name) => /^Namespace |default-deny|allow-dns/.test(name)), names.join("\n"));
  });

  it("marks its namespaces with product, project and stack", () => {
    const [namespace] = objects.filter(({ kind }) => kind === "Namespace");
    const { labels = {} } = namespace?.metadata ?? {};
    assert.equal(labels["app.kubernetes.io/part-of"], "stratoai-observability");
    assert.equal(labels["app.kubernetes.io/instance"], "prod");
    assert.equal(labels["pulumi.com/project"], "observability");
  });

  it("has a budget for each workload of several pods, but not for daemons, nor Elasticsearch, whose operator makes it", () => {
    const budgets = named("PodDisruptionBudget");
    for (const name of ["alertmanager", "prometheus"]) assert.ok(budgets.includes(name), name);
    for (const name of ["elasticsearch", "filebeat", "statsd-exporter"]) assert.ok(!budgets.includes(name), name);
  });

  describe("in a real API server", function () {
    this.timeout(60_000);
    this.slow(20_000);
    needsCluster();
    let cluster: Cluster;
    before(async () => {
      cluster = await startCluster();
      await cluster.apply(objects);
    });
    after(() => {
      (cluster as Cluster | undefined)?.stop();
    });

    const pod = (namespace: string, spec: KubernetesObject["spec"]): string =>
      JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name: "one", namespace }, spec });
    const containers = [{ name: "one", image: "registry.k8s.io/pause:3.10" }];
    const create = (text: string) => cluster.kubectl(["create", "--dry-run=server", "-f", "-"], text);

    it("is accepted as it is, field by field", async () => {
      for (const kind of ["NetworkPolicy", "PodDisruptionBudget", "Ingress"]) {
        const names = await cluster.kubectl(["get", kind, "-A", "-o", "jsonpath={.items[*].metadata.name}"]);
        assert.deepEqual(names.split(" ").sort(), named(kind).sort());
      }
    });

    it("keeps pods off the nodes' files, but in the nodes' own namespace", async () => {
      // The controller that makes them may not have come to it.
      await cluster.apply(
        named("Namespace").map((namespace) => ({
          apiVersion: "v1",
          kind: "ServiceAccount",
          metadata: { name: "default", namespace },
        })),
      );
      const onNode = { containers, hostNetwork: true, volumes: [{ name: "logs", hostPath: { path: "/var/log" } }] };
      await create(pod("monitoring", { containers }));
      await assert.rejects(create(pod("monitoring", onNode)), /violates PodSecurity "baseline:latest".*hostPath/);
      await create(pod("monitoring-nodes", onNode));
    });
  });
});

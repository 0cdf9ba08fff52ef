import assert from "node:assert/strict";
import { clusterResources } from "../../../../components/kubernetes/cluster/index.ts";
import { kubernetesContext } from "../context.ts";
import { enclosed, named, objects, workload } from "./fixture.ts";
import { noResources } from "../../../../components/kubernetes/resources.ts";

describe("the cluster's resources", () => {
  it("has the nodes' namespace only where something lives in it", () => {
    assert.deepEqual(named("Namespace"), ["monitoring", "monitoring-nodes"]);
    const alone = clusterResources(kubernetesContext(), { ...noResources, workloads: [workload("one")] });
    assert.deepEqual(
      alone.objects.filter(({ object }) => object.kind === "Namespace").map(({ object }) => object.metadata.name),
      ["monitoring"],
    );
  });

  it("makes no namespace that a setting adopts, and no policy over all of its pods", () => {
    const adopted = clusterResources(kubernetesContext({ settings: { adoptNamespaces: true } }), enclosed);
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
});

import assert from "node:assert/strict";
import { clusterPart } from "../../../../../components/kubernetes/compile/cluster/index.ts";
import { kubernetesContext } from "../../context.ts";
import { named, workload } from "./fixture.ts";
import { emptyPart } from "../../../../../components/kubernetes/compile/part.ts";

describe("the cluster's part", () => {
  it("has the nodes' namespace only where something lives in it", () => {
    assert.deepEqual(named("Namespace"), ["monitoring", "monitoring-nodes"]);
    const alone = clusterPart(kubernetesContext(), { ...emptyPart, workloads: [workload("one")] });
    assert.deepEqual(
      alone.objects.filter(({ object }) => object.kind === "Namespace").map(({ object }) => object.metadata.name),
      ["monitoring"],
    );
  });

  it("has a budget for each workload of several pods, but not for daemons, nor Elasticsearch, whose operator makes it", () => {
    const budgets = named("PodDisruptionBudget");
    for (const name of ["alertmanager", "prometheus"]) assert.ok(budgets.includes(name), name);
    for (const name of ["elasticsearch", "filebeat", "statsd-exporter"]) assert.ok(!budgets.includes(name), name);
  });
});

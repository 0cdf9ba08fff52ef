import assert from "node:assert/strict";
import type { KubernetesObject } from "../../../../../components/kubernetes/compile/kubernetes-object.ts";
import { cleanup } from "../../../../support/cleanup.ts";
import type { Cluster } from "../../../../support/kubernetes/cluster.ts";
import { needsCluster, startCluster } from "../../../../support/kubernetes/cluster.ts";
import { named, objects } from "./fixture.ts";

describe("the cluster's part in a real API server", function () {
  this.timeout(60_000);
  this.slow(20_000);
  needsCluster();
  const undo = cleanup();
  let cluster: Cluster;
  before(async () => {
    cluster = await startCluster();
    undo(() => {
      cluster.stop();
    });
    await cluster.apply(objects);
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

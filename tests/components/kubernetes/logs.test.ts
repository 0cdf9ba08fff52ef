import assert from "node:assert/strict";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { backendsOf, resourcesOf } from "./context.ts";
import { everyStack } from "./every-stack.ts";

/** Whoever keeps logs, and the store for documents that traces may need. */
const stores = ["elk", "loki"] as const;

/** Workloads of other backends that these call. */
const others = new Set(["alertmanager:9093", "statsd-exporter:8125"]);

describe("the stores of logs in a cluster", () => {
  let compiled: readonly (readonly [name: string, logs: string | undefined, resources: ClusterResources])[];
  before(async () => {
    compiled = await Promise.all(
      everyStack.map(async ([name, stack]) => [name, stack.logs, await resourcesOf(stores, stack)] as const),
    );
  });

  it("are not there at all where the stack keeps none and its traces need none", () => {
    const backends = backendsOf({ logs: undefined });
    assert.ok(!stores.some((store) => backends.includes(store)), backends.join());
  });

  it("limit the memory of every container and name no image `latest`", () => {
    for (const [name, , resources] of compiled) {
      const text = JSON.stringify(resources);
      assert.ok(!text.includes("latest"), name);
      for (const [block] of text.matchAll(/"requests":\{"cpu".*?\}\}/g))
        assert.match(block, /"limits":\{"memory"/, name);
    }
  });

  it("put nothing that needs the node's files into the main namespace", () => {
    for (const [name, , { releases }] of compiled) {
      for (const { namespace, values } of releases) {
        assert.equal(JSON.stringify(values).includes("hostPath"), namespace === "monitoring-nodes", name);
      }
    }
  });

  it("call only ports that somebody listens on", () => {
    for (const [name, , { workloads }] of compiled) {
      const open = new Set([
        ...others,
        ...workloads.flatMap((workload) => workload.listens.map(({ port }) => `${workload.name}:${port}`)),
      ]);
      for (const { name: caller, calls } of workloads) {
        for (const call of calls) {
          if ("to" in call)
            assert.ok(open.has(`${call.to}:${call.port}`), `${name}: ${caller} → ${call.to}:${call.port}`);
        }
      }
    }
  });

  it("have names and pod labels of their own", () => {
    for (const [name, , { workloads }] of compiled) {
      const selectors = workloads.map(({ namespace, podLabels }) => JSON.stringify([namespace, podLabels]));
      assert.equal(new Set(workloads.map((workload) => workload.name)).size, workloads.length, name);
      assert.equal(new Set(selectors).size, workloads.length, name);
    }
  });

  it("are brought lines by one shipper on each node, in the nodes' own namespace", () => {
    for (const [name, logs, { workloads }] of compiled) {
      const shippers = workloads.filter(({ replicas }) => replicas === "daemon");
      assert.equal(shippers.length, logs === undefined ? 0 : 1, name);
      for (const { namespace } of shippers) assert.equal(namespace, "monitoring-nodes");
    }
  });
});

import assert from "node:assert/strict";
import { logsResources } from "../../../../components/kubernetes/logs/index.ts";
import { alerts, everyStack } from "./fixture.ts";

/** Workloads of other parts that logs call. */
const others = new Set(["alertmanager:9093", "statsd-exporter:8125"]);

describe("the workloads of logs", () => {
  it("call only ports that somebody listens on", () => {
    for (const [name, context] of everyStack) {
      const { workloads } = logsResources(context, alerts);
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
    for (const [name, context] of everyStack) {
      const { workloads } = logsResources(context, alerts);
      const selectors = workloads.map(({ namespace, podLabels }) => JSON.stringify([namespace, podLabels]));
      assert.equal(new Set(workloads.map((workload) => workload.name)).size, workloads.length, name);
      assert.equal(new Set(selectors).size, workloads.length, name);
    }
  });

  it("are reached by the log shippers across namespaces", () => {
    for (const [name, context] of everyStack) {
      const shippers = logsResources(context, alerts).workloads.filter(({ replicas }) => replicas === "daemon");
      assert.equal(shippers.length, context.logs === undefined ? 0 : 1, name);
      for (const { namespace } of shippers) assert.equal(namespace, "monitoring-nodes");
    }
  });
});

import assert from "node:assert/strict";
import { clusterIssues, unreachable } from "../../../../components/kubernetes/preflight/cluster.ts";
import { answered, ClusterError } from "../../../../components/kubernetes/cluster-api.ts";
import { freePort } from "../../../support/free-port.ts";
import { kubeconfig, withApi } from "./api.ts";

describe("the cluster", () => {
  it("that does not answer is reported with its address and the reason", async () => {
    const port = await freePort();
    const config = kubeconfig(port);
    const found = await answered(clusterIssues(config, {}));
    assert.ok(found instanceof ClusterError);
    const issue = unreachable(config, found);
    assert.equal(issue.path, "kubernetes.context");
    assert.match(issue.got, new RegExp(`cluster http://127\\.0\\.0\\.1:${port} does not answer \\(.*ECONNREFUSED`));
  });

  it("has the storage class that config names, or the classes that it has are reported", async () => {
    const classes = [{ name: "standard", isDefault: true }, { name: "fast" }];
    const ask = (storageClass: string) => withApi({ classes }, (config) => clusterIssues(config, { storageClass }));
    assert.deepEqual(await ask("fast"), []);
    assert.deepEqual(await ask("slow"), [
      { path: "kubernetes.storageClass", got: '"slow", which the cluster does not have', expected: "fast, standard" },
    ]);
  });

  it("has a default storage class where config names none", async () => {
    const ask = (isDefault: boolean) =>
      withApi({ classes: [{ name: "standard", isDefault }] }, (config) => clusterIssues(config, {}));
    assert.deepEqual(await ask(true), []);
    assert.deepEqual(await ask(false), [
      {
        path: "kubernetes.storageClass",
        got: "nothing, and the cluster has no default class",
        expected: "standard",
      },
    ]);
  });

  it("is as new as the charts need it, whatever its vendor adds to the number", async () => {
    const ask = (minor: string) =>
      withApi({ minor, classes: [{ name: "standard", isDefault: true }] }, (config) => clusterIssues(config, {}));
    assert.deepEqual(await ask("25+"), []);
    assert.match((await ask("24"))[0]?.got ?? "", /^Kubernetes 1\.24 at /);
  });
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kubeconfigPaths, loadKubeconfig } from "../../../../components/kubernetes/preflight/kubeconfig.ts";

const kubeconfig = (contexts: readonly string[], current: string) =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "one", cluster: { server: "https://127.0.0.1:1" } }],
    users: [{ name: "me", user: { token: "canary" } }],
    contexts: contexts.map((name) => ({ name, context: { cluster: "one", user: "me" } })),
    "current-context": current,
  });

describe("the kubeconfig", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
    file = join(folder, "config");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("is the setting's, else the environment's, else the one at home", () => {
    assert.deepEqual(kubeconfigPaths({ kubeconfig: "/a/b" }, { KUBECONFIG: "/c" }), ["/a/b"]);
    assert.deepEqual(kubeconfigPaths({}, { KUBECONFIG: "/c:/d" }), ["/c", "/d"]);
    assert.match(kubeconfigPaths({}, {})[0] ?? "", /\/\.kube\/config$/);
  });

  it("that is not there is reported with where it was looked for", async () => {
    const { config, issues } = await loadKubeconfig({ kubeconfig: file });
    assert.equal(config, undefined);
    assert.deepEqual(issues, [
      {
        path: "kubernetes.kubeconfig",
        got: `no file ${file}`,
        expected: "the path of a kubeconfig, here or in the environment's KUBECONFIG; `npm run -s plan` needs none",
      },
    ]);
  });

  it("that is none is reported without what stands in it", async () => {
    writeFileSync(file, "canary: [");
    const { issues } = await loadKubeconfig({ kubeconfig: file });
    assert.equal(issues.length, 1);
    assert.equal(issues[0]?.path, "kubernetes.kubeconfig");
  });

  it("without the context that is wanted is reported with those that it has", async () => {
    writeFileSync(file, kubeconfig(["blue", "green"], "blue"));
    const { issues } = await loadKubeconfig({ kubeconfig: file, context: "red" });
    assert.deepEqual(issues, [
      { path: "kubernetes.context", got: `"red", which ${file} does not have`, expected: "blue, green" },
    ]);
  });

  it("gives the wanted context, else the current one", async () => {
    writeFileSync(file, kubeconfig(["blue", "green"], "blue"));
    assert.equal((await loadKubeconfig({ kubeconfig: file })).config?.getCurrentContext(), "blue");
    const { config } = await loadKubeconfig({ kubeconfig: file, context: "green" });
    assert.equal(config?.getCurrentContext(), "green");
  });
});

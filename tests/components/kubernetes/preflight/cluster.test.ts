import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { KubeConfig } from "@kubernetes/client-node";
import { clusterMistakes } from "../../../../components/kubernetes/preflight/cluster.ts";
import { freePort } from "../../../support/free-port.ts";

function kubeconfig(port: number): KubeConfig {
  const config = new KubeConfig();
  config.loadFromClusterAndUser({ name: "c", server: `http://127.0.0.1:${port}`, skipTLSVerify: true }, { name: "u" });
  return config;
}

interface Api {
  readonly minor?: string;
  readonly classes?: readonly { readonly name: string; readonly isDefault?: boolean }[];
}

/** An API server that knows its version and its storage classes. */
async function withApi<T>({ minor = "34", classes = [] }: Api, use: (config: KubeConfig) => Promise<T>): Promise<T> {
  const items = classes.map(({ name, isDefault }) => ({
    metadata: {
      name,
      annotations: { "storageclass.kubernetes.io/is-default-class": isDefault === true ? "true" : "false" },
    },
    provisioner: "none",
  }));
  const server = createServer(({ url }, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(url?.startsWith("/version") === true ? { major: "1", minor } : { items }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(kubeconfig((server.address() as AddressInfo).port));
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe("the cluster", () => {
  it("that does not answer is told with its address and the reason", async () => {
    const port = await freePort();
    const [mistake, ...others] = await clusterMistakes(kubeconfig(port), {});
    assert.deepEqual(others, []);
    assert.equal(mistake?.path, "kubernetes.context");
    assert.match(mistake.found, new RegExp(`cluster http://127\\.0\\.0\\.1:${port} does not answer \\(.*ECONNREFUSED`));
  });

  it("has the storage class that config names, or the classes that it has are told", async () => {
    const classes = [{ name: "standard", isDefault: true }, { name: "fast" }];
    const ask = (storageClass: string) => withApi({ classes }, (config) => clusterMistakes(config, { storageClass }));
    assert.deepEqual(await ask("fast"), []);
    assert.deepEqual(await ask("slow"), [
      { path: "kubernetes.storageClass", found: '"slow", which the cluster has not', allowed: "fast, standard" },
    ]);
  });

  it("has a default storage class where config names none", async () => {
    const ask = (isDefault: boolean) =>
      withApi({ classes: [{ name: "standard", isDefault }] }, (config) => clusterMistakes(config, {}));
    assert.deepEqual(await ask(true), []);
    assert.deepEqual(await ask(false), [
      {
        path: "kubernetes.storageClass",
        found: "nothing, and the cluster has no default class",
        allowed: "standard",
      },
    ]);
  });

  it("is as new as the charts need it, whatever its vendor adds to the number", async () => {
    const ask = (minor: string) =>
      withApi({ minor, classes: [{ name: "standard", isDefault: true }] }, (config) => clusterMistakes(config, {}));
    assert.deepEqual(await ask("25+"), []);
    assert.match((await ask("24"))[0]?.found ?? "", /^Kubernetes 1\.24 at /);
  });
});

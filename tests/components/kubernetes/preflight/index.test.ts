import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Preflight } from "../../../../components/backend.ts";
import { preflight } from "../../../../components/kubernetes/preflight/index.ts";
import type { ClusterResources } from "../../../../components/kubernetes/resources.ts";
import { noResources } from "../../../../components/kubernetes/resources.ts";
import { clusterStatus } from "../../../../components/kubernetes/status.ts";
import { freePort } from "../../../support/free-port.ts";
import { kubernetesContext } from "../context.ts";
import { withApi } from "./api.ts";

describe("a look at the cluster", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "preflight-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** A kubeconfig file; JSON is YAML too. */
  function kubeconfigOf(server: string, user: object = {}): string {
    const path = join(folder, "kubeconfig");
    const config = {
      ...{ apiVersion: "v1", kind: "Config", "current-context": "test" },
      clusters: [{ name: "test", cluster: { server, "insecure-skip-tls-verify": true } }],
      users: [{ name: "test", user }],
      contexts: [{ name: "test", context: { cluster: "test", user: "test" } }],
    };
    writeFileSync(path, JSON.stringify(config));
    return path;
  }

  const look = (kubeconfig: string, preview: boolean, resources: ClusterResources = noResources): Promise<Preflight> =>
    preflight(
      resources,
      { ...kubernetesContext().settings, kubeconfig, context: "test", charts: undefined, storageClass: undefined },
      { stack: "test", project: "p", labels: {}, secretsSet: [], preview },
    );

  const classes = [{ name: "standard", isDefault: true }];
  const broken = { ...noResources, claims: undefined as never };

  it("finds nothing wrong with a cluster that has what a stack needs", () =>
    withApi({ classes }, async (config) => {
      const path = kubeconfigOf(config.getCurrentCluster()?.server ?? "");
      assert.deepEqual(await look(path, false), { issues: [], unseen: [] });
    }));

  for (const preview of [true, false]) {
    it(`is an internal error where our own code fails, ${preview ? "in a preview" : "in an update"}`, () =>
      withApi({ classes }, async (config) => {
        const path = kubeconfigOf(config.getCurrentCluster()?.server ?? "");
        await assert.rejects(look(path, preview, broken), TypeError);
      }));
  }

  /** Clusters that cannot be looked at, each with the reason that is said. */
  const unseen: readonly (readonly [what: string, server: () => Promise<string>, user: object, reason: RegExp])[] = [
    ["that nobody answers for", async () => `http://127.0.0.1:${await freePort()}`, {}, /ECONNREFUSED/],
    ["whose server is no URL", () => Promise.resolve("somewhere"), {}, /its kubeconfig names a server somewhere/],
    [
      "whose certificate is not there",
      () => Promise.resolve("https://127.0.0.1:1"),
      { "client-certificate": "/nowhere/client.crt", "client-key": "/nowhere/client.key" },
      /its kubeconfig gives no login: ENOENT.*client\.crt/,
    ],
  ];
  for (const [what, server, user, reason] of unseen) {
    it(`says why, for a cluster ${what}: an issue for an update, a line for a preview`, async () => {
      const path = kubeconfigOf(await server(), user);
      const { issues } = await look(path, false);
      assert.deepEqual(
        issues.map(({ path }) => path),
        ["kubernetes.context"],
      );
      assert.match(issues[0]?.got ?? "", reason);
      const seen = await look(path, true);
      assert.deepEqual(seen.issues, []);
      assert.match(seen.unseen[0] ?? "", reason);
    });
  }

  describe("of a server that is no Kubernetes", () => {
    let server: Server;
    let path: string;
    before(async () => {
      server = createServer((request, response) => {
        response.statusCode = request.url?.startsWith("/version") === true ? 403 : 200;
        response.end("<html>");
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      path = kubeconfigOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
    after(() => {
      server.close();
      server.closeAllConnections();
    });

    it("names the answer", async () => {
      assert.match((await look(path, false)).issues[0]?.got ?? "", /HTTP 403 for \/version|that is no JSON/);
    });

    it("shows in the status of what runs there, too", async () => {
      const resources = [
        { type: "kubernetes:core/v1:Namespace", outputs: { metadata: { name: "monitoring" } } },
        { type: "pulumi:providers:kubernetes", inputs: { kubeconfig: path, context: "test" } },
      ];
      const { rows, unhealthy } = (await clusterStatus(resources)) ?? { rows: [] };
      assert.match(rows.join(), /the cluster does not answer,an answer for .* that is no JSON/);
      assert.equal(unhealthy, 1);
    });
  });
});

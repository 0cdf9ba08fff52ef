import assert from "node:assert/strict";
import type { KubernetesObject } from "../../../components/kubernetes/compile/kubernetes-object.ts";
import type { NamespaceRemovalInput } from "../../../provider/namespace/kind.ts";
import { provider } from "../../../provider/provider.ts";
import { resourceKinds } from "../../../provider/registry.ts";
import type { Properties } from "../../../provider/resource-kind.ts";
import { needsCluster, startCluster, type Cluster } from "../../support/kubernetes/cluster.ts";
import { cleanup } from "../../support/cleanup.ts";

const labels = { "app.kubernetes.io/part-of": "acme-observability", "app.kubernetes.io/instance": "prod" };

const object = (kind: string, name: string, namespace: string, rest: object = {}): KubernetesObject => ({
  apiVersion: "v1",
  kind,
  metadata: { name, namespace },
  ...rest,
});

const claim = (name: string, namespace: string) =>
  object("PersistentVolumeClaim", name, namespace, {
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
  });

describe("The end of a stack's namespace", function () {
  needsCluster();
  this.timeout(60_000);
  this.slow(10_000);

  let cluster: Cluster;
  const undo = cleanup();
  before(async () => {
    cluster = await startCluster();
    undo(() => {
      cluster.stop();
    });
  });

  const inputs = (namespace: string, own: Partial<NamespaceRemovalInput> = {}): NamespaceRemovalInput => ({
    namespace,
    kubeconfig: cluster.kubeconfig,
    timeoutSeconds: 30,
    labels,
    releases: ["acme/loki"],
    claims: [{ name: "data-loki", numbered: true }],
    leftovers: [],
    domains: [],
    ...own,
  });

  function served() {
    const warnings: string[] = [];
    const {
      check,
      create,
      update,
      delete: remove,
      diff,
    } = provider(resourceKinds, "1.0.0", (warning) => {
      warnings.push(warning);
      return Promise.resolve();
    });
    const urn = "urn:pulumi:test::test::stratoai:index:NamespaceRemoval::x";
    return {
      warnings,
      checked: async (input: Properties) => (await check!(urn, {}, input)).failures ?? [],
      create: async (input: Properties) => (await create!(urn, input)).outs as Properties,
      update: async (olds: Properties, news: Properties) => (await update!("id", urn, olds, news)).outs as Properties,
      diff: (olds: Properties, news: Properties) => diff!("id", urn, olds, news),
      remove: (state: Properties) => remove!("id", urn, state),
    };
  }

  const make = (name: string, own: Readonly<Record<string, string>> = labels) =>
    cluster.apply([{ apiVersion: "v1", kind: "Namespace", metadata: { name, labels: own } }]);

  const exists = async (name: string) =>
    (await cluster.kubectl(["get", "namespace", name, "--ignore-not-found", "-o", "name"])) !== "";

  it("deletes it with the stack's volumes, those of an engine that was changed since included", async () => {
    await make("acme");
    await cluster.apply([claim("data-loki-0", "acme"), claim("zipkin", "acme")]);
    const { create, update, diff, remove, warnings } = served();
    const first = await create(inputs("acme", { claims: [{ name: "zipkin", numbered: false }] }));
    const second = await update(first, inputs("acme"));
    assert.equal((await diff(second, inputs("acme"))).changes, false);
    await remove(second);
    assert.deepEqual(warnings, []);
    assert.ok(!(await exists("acme")));
    await remove(second);
  });

  it("keeps it with anything of another's, and names it", async () => {
    await make("shared");
    await cluster.apply([object("ConfigMap", "theirs", "shared"), claim("data-loki-0", "shared")]);
    const { create, remove, warnings } = served();
    await remove(await create(inputs("shared")));
    assert.deepEqual(warnings, [
      "The namespace shared stays: it holds what is not this stack's: ConfigMap theirs. Once nobody needs it: kubectl delete namespace shared",
    ]);
    assert.match(await cluster.kubectl(["-n", "shared", "get", "pvc", "-o", "name"]), /data-loki-0/);
  });

  it("keeps it while the stack is in it, as where a setting begins to keep data", async () => {
    await make("running");
    const running = { metadata: { name: "ours", namespace: "running", labels } };
    await cluster.apply([object("ConfigMap", "ours", "running", running)]);
    const { create, remove, warnings } = served();
    await remove(await create(inputs("running")));
    assert.match(
      warnings.join("\n"),
      /^The namespace running stays: the stack still has objects in it: ConfigMap ours\./,
    );
    assert.ok(await exists("running"));
  });

  it("keeps one that no longer has the stack's labels", async () => {
    await make("taken", {});
    const { create, remove, warnings } = served();
    await remove(await create(inputs("taken")));
    assert.match(warnings.join("\n"), /^The namespace taken stays: it no longer has the labels of this stack\./);
    assert.ok(await exists("taken"));
  });

  it("needs to know the stack by its labels", async () => {
    const [failure, ...others] = await served().checked(inputs("acme", { labels: {} }));
    assert.deepEqual(others, []);
    assert.deepEqual(failure, { property: "labels", reason: "must have the labels of the stack; found {}" });
  });
});

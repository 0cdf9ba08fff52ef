import assert from "node:assert/strict";
import { judged, type Content, type Known } from "../../../provider/namespace/contents.ts";

const mark = { "app.kubernetes.io/part-of": "acme-observability", "app.kubernetes.io/instance": "prod" };

const known: Known = {
  labels: mark,
  releases: ["monitoring/loki"],
  claims: [
    { name: "data-loki", numbered: true },
    { name: "grafana", numbered: false },
  ],
  leftovers: ["Secret/kps-admission"],
  domains: ["k8s.elastic.co"],
};

const namespaced = new Set(["ConfigMap", "Secret", "Prometheus", "Pod"]);

const object = (kind: string, name: string, rest: Partial<Content> = {}): Content => ({
  kind,
  name,
  namespace: "monitoring",
  ...rest,
});

const names = (contents: readonly Content[]) => contents.map(({ kind, name }) => `${kind}/${name}`);

const judge = (...contents: readonly Content[]) => {
  const { foreign, inUse } = judged(contents, known, namespaced);
  return { foreign: names(foreign), inUse: names(inUse) };
};

const nothing = { foreign: [], inUse: [] };

const release = { "meta.helm.sh/release-name": "loki", "meta.helm.sh/release-namespace": "monitoring" };

describe("A namespace that a stack leaves", () => {
  it("can go with what Kubernetes puts there, and with what the stack's own parts leave", () => {
    assert.deepEqual(
      judge(
        object("ConfigMap", "kube-root-ca.crt"),
        object("ServiceAccount", "default"),
        object("Secret", "default-token-x", { annotations: { "kubernetes.io/service-account.name": "default" } }),
        object("PersistentVolumeClaim", "data-loki-0"),
        object("PersistentVolumeClaim", "grafana", { annotations: release }),
        object("Secret", "kps-admission"),
        object("Secret", "kept", { annotations: { ...release, "helm.sh/resource-policy": "keep" } }),
        object("Secret", "user", { labels: { "common.k8s.elastic.co/type": "user" } }),
      ),
      nothing,
    );
  });

  it("stays with anything that is nobody's by its marks, or another's", () => {
    const foreign = [
      object("ConfigMap", "plain"),
      object("PersistentVolumeClaim", "data-loki-backup"),
      object("PersistentVolumeClaim", "grafana-0"),
      object("Deployment", "app", { labels: { "app.kubernetes.io/part-of": "acme-observability" } }),
      object("Secret", "other", { annotations: { ...release, "meta.helm.sh/release-name": "other" } }),
      object("Secret", "elsewhere", { annotations: { ...release, "meta.helm.sh/release-namespace": "elsewhere" } }),
      object("Secret", "sh.helm.release.v1.app.v1", { labels: { owner: "helm", name: "app" } }),
      object("Secret", "like", { labels: { "notk8s.elastic.co/type": "user" } }),
    ];
    assert.deepEqual(judge(...foreign), { foreign: names(foreign), inUse: [] });
  });

  it("stays while the stack itself is in it", () => {
    const live = [
      object("Secret", "ours", { labels: mark }),
      object("Service", "loki", { annotations: release }),
      object("Secret", "sh.helm.release.v1.loki.v1", { labels: { owner: "helm", name: "loki" } }),
    ];
    assert.deepEqual(judge(...live), { foreign: [], inUse: names(live) });
  });

  it("is judged by owners, not by what they own, and not by what is on its way out", () => {
    const owned = (kind: string) => ({ ownerReferences: [{ kind, name: "it", uid: "1" }] });
    assert.deepEqual(
      judge(
        object("Pod", "gone", { deletionTimestamp: "2026-01-01T00:00:00Z" }),
        object("Secret", "owned", owned("Prometheus")),
      ),
      nothing,
    );
    assert.deepEqual(judge(object("Secret", "tenant", owned("Tenant"))).foreign, ["Secret/tenant"]);
  });
});

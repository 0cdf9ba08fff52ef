import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { KubernetesObject } from "../../../../components/kubernetes/object.ts";
import { namespaceMark, objectLabels } from "../../../../components/kubernetes/object-labels.ts";
import { preflight } from "../../../../components/kubernetes/preflight/index.ts";
import { freePort } from "../../../support/free-port.ts";
import { needsCluster, startCluster, type Cluster } from "../../../support/kubernetes/cluster.ts";
import type { ClusterSettings, StackChoices } from "../context.ts";
import { compiledCluster, kubernetesContext } from "../context.ts";
import { cleanup } from "../../../support/cleanup.ts";

const namespace = (name: string, labels: Readonly<Record<string, string>> = {}): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels },
});

const ofRelease = (name: string, at: string) => ({
  labels: { "app.kubernetes.io/managed-by": "Helm" },
  annotations: { "meta.helm.sh/release-name": name, "meta.helm.sh/release-namespace": at },
});

const claim = (name: string, at: string, size: string, storageClassName = "standard"): KubernetesObject => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name, namespace: at },
  spec: { accessModes: ["ReadWriteOnce"], storageClassName, resources: { requests: { storage: size } } },
});

/** As a chart or an operator makes it, without pods. */
const statefulSet = (
  name: string,
  at: string,
  template: { readonly name: string; readonly size: string; readonly storageClassName?: string },
): KubernetesObject => ({
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name, namespace: at, ...ofRelease("loki", at) },
  spec: {
    replicas: 0,
    serviceName: name,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: "main", image: "example.invalid/main" }] },
    },
    volumeClaimTemplates: [
      {
        metadata: { name: template.name },
        spec: {
          accessModes: ["ReadWriteOnce"],
          resources: { requests: { storage: template.size } },
          ...(template.storageClassName === undefined ? {} : { storageClassName: template.storageClassName }),
        },
      },
    ],
  },
});

const definition = (plural: string, group: string, metadata: object): KubernetesObject => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { ...metadata, name: `${plural}.${group}` },
  spec: {
    group,
    scope: "Namespaced",
    names: { plural, kind: "Thing" },
    versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema: { type: "object" } } }],
  },
});

describe("What exists in a cluster before a stack", function () {
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

  /** What preflight says of a stack, its issues as `path: got ⇒ expected`. */
  async function look(
    own: Partial<ClusterSettings>,
    { preview = false, ...rest }: Partial<Omit<StackChoices, "settings">> & { readonly preview?: boolean } = {},
  ) {
    const settings = { kubeconfig: cluster.kubeconfig, profile: "small" as const, ...own };
    const stack: Partial<StackChoices> = { logs: "loki", ...rest, settings };
    const context = kubernetesContext(stack);
    const { issues, unseen } = await preflight(await compiledCluster(stack), context.settings, {
      stack: "prod",
      secretsSet: context.secretsSet,
      labels: objectLabels(context),
      project: context.project,
      preview,
    });
    return { lines: issues.map(({ path, got, expected }) => `${path}: ${got} ⇒ ${expected}`), unseen };
  }

  const marked = (name: string, own: Partial<StackChoices> = {}) =>
    namespace(name, namespaceMark(kubernetesContext(own)));

  it("is nothing in an empty cluster", async () => {
    assert.deepEqual(await look({ namespace: "nowhere" }), { lines: [], unseen: [] });
  });

  describe("a namespace", () => {
    it("of somebody else is refused with its owner, unless a setting adopts it", async () => {
      await cluster.apply([
        namespace("foreign", { "app.kubernetes.io/managed-by": "terraform" }),
        namespace("foreign-nodes"),
      ]);
      assert.deepEqual((await look({ namespace: "foreign" })).lines, [
        "kubernetes.namespace: foreign, which exists and belongs to terraform ⇒ a namespace that does not exist; or kubernetes.adoptNamespaces: true, which leaves it as it is and never deletes it",
        "kubernetes.namespace: foreign-nodes, which exists and belongs to somebody who left neither Helm's annotations nor app.kubernetes.io labels ⇒ a namespace that does not exist; or kubernetes.adoptNamespaces: true, which leaves it as it is and never deletes it",
      ]);
      assert.deepEqual((await look({ namespace: "foreign", adoptNamespaces: true })).lines, []);
    });

    it("of another stack, product or project is refused; that of this very stack is not", async () => {
      const { stack } = kubernetesContext();
      await cluster.apply([
        marked("ours"),
        marked("other-stack", { stack: { ...stack, stack: "staging" } }),
        marked("other-product", { stack: { ...stack, product: "acme" } }),
        marked("other-project", { project: "elsewhere" }),
      ]);
      assert.deepEqual((await look({ namespace: "ours" })).lines, []);
      for (const [name, owner] of [
        ["other-stack", "stratoai-observability, instance staging of the Pulumi project observability"],
        ["other-product", "acme-observability, instance prod of the Pulumi project observability"],
        ["other-project", "stratoai-observability, instance prod of the Pulumi project elsewhere"],
      ] as const) {
        const { lines } = await look({ namespace: name });
        assert.match(
          lines.join("\n"),
          new RegExp(`^kubernetes.namespace: ${name}, which exists and belongs to ${owner} ⇒`),
        );
      }
    });

    it("that version 0.1.0 made, without the project in its mark, is this stack's", async () => {
      await cluster.apply([namespace("first", objectLabels(kubernetesContext()))]);
      assert.deepEqual((await look({ namespace: "first" })).lines, []);
    });

    it("to adopt must be there, must let our pods in, and must not be ours, which would delete it", async () => {
      await cluster.apply([
        namespace("strict", { "pod-security.kubernetes.io/enforce": "restricted" }),
        marked("mine"),
        namespace("mine-nodes", { "pod-security.kubernetes.io/enforce": "baseline" }),
      ]);
      assert.deepEqual((await look({ namespace: "strict", adoptNamespaces: true })).lines, [
        "kubernetes.namespace: strict, whose Pod Security restricted keeps pods of the stack out ⇒ pod-security.kubernetes.io/enforce=baseline or less",
        "kubernetes.adoptNamespaces: true, but the cluster has no namespace strict-nodes ⇒ kubectl create namespace strict-nodes",
      ]);
      assert.deepEqual((await look({ namespace: "mine", adoptNamespaces: true })).lines, [
        "kubernetes.adoptNamespaces: true, but this stack itself made the namespace mine ⇒ false: it is ours already, and without it in the stack it would be deleted",
        "kubernetes.namespace: mine-nodes, whose Pod Security baseline keeps pods of the stack out ⇒ pod-security.kubernetes.io/enforce=privileged or less",
      ]);
    });

    it("that is adopted may hold nothing by the names of ours, whoever made it", async () => {
      await cluster.apply([
        namespace("shared"),
        namespace("shared-nodes"),
        { apiVersion: "v1", kind: "Secret", metadata: { name: "grafana-admin", namespace: "shared" } },
        {
          apiVersion: "v1",
          kind: "Service",
          metadata: { name: "grafana", namespace: "shared", ...ofRelease("dashboards", "shared") },
          spec: { ports: [{ port: 80 }] },
        },
        {
          apiVersion: "v1",
          kind: "Secret",
          metadata: {
            name: "sh.helm.release.v1.loki.v1",
            namespace: "shared",
            labels: { owner: "helm", name: "loki" },
          },
        },
        { apiVersion: "v1", kind: "Secret", metadata: { name: "theirs", namespace: "shared" } },
      ]);
      assert.deepEqual([...(await look({ namespace: "shared", adoptNamespaces: true })).lines].sort(), [
        "kubernetes.namespace: shared, whose Helm release loki is not of this stack ⇒ a namespace without it: the stack makes a release of that name",
        "kubernetes.namespace: shared, whose Secret grafana-admin belongs to somebody who left neither Helm's annotations nor app.kubernetes.io labels ⇒ a namespace without it: the stack makes a Secret of that name",
        "kubernetes.namespace: shared, whose Service grafana belongs to the Helm release dashboards in namespace shared ⇒ a namespace without it: the stack makes a Service of that name",
      ]);
    });
  });

  describe("a volume", () => {
    it("keeps its size and class: other settings are refused for every claim of the stack", async () => {
      await cluster.apply([
        marked("grown"),
        claim("prometheus-kps-prometheus-db-prometheus-kps-prometheus-0", "grown", "50Gi"),
        claim("alertmanager-kps-alertmanager-db-alertmanager-kps-alertmanager-0", "grown", "5Gi"),
        claim("grafana", "grown", "10Gi", "fast"),
        claim("data-loki-0", "grown", "50Gi"),
        claim("jaeger-badger", "grown", "20Gi"),
        claim("storage-volume-pushgateway-0", "grown", "2Gi"),
        // Of others: not all that begins like ours is ours.
        claim("data-loki-backup", "grown", "1Gi"),
      ]);
      const volumes = { prometheus: "100Gi", alertmanager: "5120Mi", loki: "60Gi", traces: "10Gi" };
      const { lines } = await look({ namespace: "grown", storageClass: "standard", volumes, pushgateway: true });
      const keeps =
        "a volume of a running stack keeps its size. To lose its data instead: delete the claims with what uses them";
      assert.deepEqual(lines, [
        `kubernetes.volumes.prometheus: 100Gi, but the cluster has the claim prometheus-kps-prometheus-db-prometheus-kps-prometheus-0 in grown of 50Gi ⇒ 50Gi: ${keeps}`,
        `kubernetes.storageClass: "standard", but the cluster has the claim grafana in grown of class fast ⇒ fast: a volume keeps its class. To lose its data instead: delete the claims with what uses them`,
        `kubernetes.volumes.loki: 60Gi, but the cluster has the claim data-loki-0 in grown of 50Gi ⇒ 50Gi: ${keeps}`,
        `kubernetes.volumes.traces: 10Gi, but the cluster has the claim jaeger-badger in grown of 20Gi ⇒ 20Gi: ${keeps}`,
      ]);
    });

    it("of Elasticsearch is compared too, and one whose size only the profile sets", async () => {
      await cluster.apply([
        marked("elastic"),
        claim("elasticsearch-data-elasticsearch-es-default-0", "elastic", "50Gi"),
        claim("elasticsearch-data-elasticsearch-es-default-1", "elastic", "50Gi"),
        claim("logstash-data-logstash-ls-0", "elastic", "4Gi"),
      ]);
      const { lines } = await look({ namespace: "elastic", volumes: { elasticsearch: "80Gi" } }, { logs: "elk" });
      assert.match(
        lines.join("\n"),
        /^kubernetes\.volumes\.elasticsearch: 80Gi, but the cluster has the claims elasticsearch-data-elasticsearch-es-default-0, elasticsearch-data-elasticsearch-es-default-1 in elastic of 50Gi ⇒ .*\nkubernetes\.profile: 6Gi, but the cluster has the claim logstash-data-logstash-ls-0 in elastic of 4Gi ⇒ .*$/,
      );
    });

    it("that was grown by hand leaves a StatefulSet which cannot follow: that is refused with the way out", async () => {
      await cluster.apply([
        marked("byhand"),
        claim("data-loki-0", "byhand", "60Gi"),
        statefulSet("loki", "byhand", { name: "data", size: "50Gi" }),
      ]);
      assert.deepEqual((await look({ namespace: "byhand", volumes: { loki: "60Gi" } })).lines, [
        "kubernetes.volumes.loki: 60Gi, but the StatefulSet loki in byhand makes claims of 50Gi, for good ⇒ 50Gi; or, where the claims have 60Gi already: kubectl -n byhand delete statefulset loki --cascade=orphan, which keeps pods and volumes, and then `up`",
      ]);
    });
  });

  describe("a storage class", () => {
    it("that is no longer named is refused, since volumes that are the releases' own cannot lose it", async () => {
      await cluster.apply([
        marked("named"),
        claim("grafana", "named", "10Gi"),
        statefulSet("prometheus-kps-prometheus", "named", {
          name: "prometheus-kps-prometheus-db",
          size: "1Gi",
          storageClassName: "standard",
        }),
      ]);
      assert.deepEqual((await look({ namespace: "named" })).lines, [
        'kubernetes.storageClass: nothing, but the StatefulSet prometheus-kps-prometheus in named makes claims of class standard, for good ⇒ "standard"',
      ]);
      assert.deepEqual((await look({ namespace: "named", storageClass: "standard" })).lines, []);
    });
  });

  describe("what belongs to the whole cluster", () => {
    const sharing = "a cluster, or parts of it, in which nobody else has them: two stacks cannot share them yet";

    it("and is our own release's, also one that `destroy` kept, is used again", async () => {
      await cluster.apply([
        definition("prometheusrules", "monitoring.coreos.com", ofRelease("prometheus-operator-crds", "again")),
        {
          apiVersion: "rbac.authorization.k8s.io/v1",
          kind: "ClusterRole",
          metadata: { name: "kps-operator", ...ofRelease("kube-prometheus-stack", "again") },
        },
      ]);
      assert.deepEqual((await look({ namespace: "again" })).lines, []);
    });

    // Last, since what it changes stays: the API server may take long to delete a CRD.
    it("and is another's, CRDs, roles or webhooks, is refused with its owner, all at once", async () => {
      await cluster.apply([
        definition("prometheusrules", "monitoring.coreos.com", ofRelease("prometheus", "infra")),
        definition("probes", "monitoring.coreos.com", ofRelease("prometheus", "infra")),
        definition("elasticsearches", "elasticsearch.k8s.elastic.co", {}),
        {
          apiVersion: "rbac.authorization.k8s.io/v1",
          kind: "ClusterRole",
          metadata: { name: "kps-operator", ...ofRelease("kube-prometheus-stack", "monitoring-staging") },
        },
        {
          apiVersion: "admissionregistration.k8s.io/v1",
          kind: "ValidatingWebhookConfiguration",
          metadata: { name: "kps-admission" },
        },
      ]);
      const nobody = "somebody who left neither Helm's annotations nor app.kubernetes.io labels";
      assert.deepEqual((await look({ namespace: "nowhere" }, { logs: "elk" })).lines, [
        `kubernetes.context: a cluster whose CRDs of monitoring.coreos.com (probes.monitoring.coreos.com and 1 more) belong to the Helm release prometheus in namespace infra ⇒ ${sharing}`,
        `kubernetes.context: a cluster whose ClusterRole kps-operator belongs to the Helm release kube-prometheus-stack in namespace monitoring-staging ⇒ ${sharing}`,
        `kubernetes.context: a cluster whose ValidatingWebhookConfiguration kps-admission belongs to ${nobody} ⇒ ${sharing}`,
        `kubernetes.context: a cluster whose CRDs of k8s.elastic.co (elasticsearches.elasticsearch.k8s.elastic.co) belong to ${nobody} ⇒ ${sharing}`,
      ]);
    });
  });

  describe("a cluster that does not answer", () => {
    const away = async () => {
      const file = join(dirname(cluster.kubeconfig), "away.json");
      const config = await cluster.kubectl(["config", "view", "--raw"]);
      writeFileSync(file, config.replace(/server: .*/, `server: https://127.0.0.1:${await freePort()}`));
      return file;
    };

    it("is one note to a preview, beside whatever else is wrong, and an issue to `up`", async () => {
      const kubeconfig = await away();
      const { lines, unseen } = await look({ kubeconfig }, { preview: true, secretsSet: [] });
      assert.ok(
        lines.length > 0 && lines.every((line) => line.includes("pulumi config set --secret")),
        lines.join("\n"),
      );
      assert.equal(unseen.length, 1);
      assert.match(
        unseen[0] ?? "",
        /^This preview did not look at the cluster \(kubernetes\.context: .* does not answer \(ECONNREFUSED\)\), so [^\n]*$/,
      );
      assert.match(
        (await look({ kubeconfig })).lines.join("\n"),
        /^kubernetes\.context: .* does not answer \(ECONNREFUSED\)/,
      );
    });

    it("is a missing kubeconfig too", async () => {
      const kubeconfig = "/nowhere/config";
      assert.match(
        (await look({ kubeconfig }, { preview: true })).unseen[0] ?? "",
        /kubernetes\.kubeconfig: no file \/nowhere\/config/,
      );
      assert.match(
        (await look({ kubeconfig })).lines.join("\n"),
        /^kubernetes\.kubeconfig: no file \/nowhere\/config ⇒ /,
      );
    });
  });
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanup } from "../../support/cleanup.ts";
import { freePort } from "../../support/free-port.ts";
import { needsCluster, startCluster, type Cluster } from "../../support/kubernetes/cluster.ts";
import { needsCharts, testCharts, type TestCharts } from "../../support/kubernetes/charts.ts";
import { startRandomProvider } from "../../support/kubernetes/random-provider.ts";
import { needsLocalTier } from "../../support/local-tier.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { compiledCluster } from "./context.ts";
import { canaries, openTestStack, type TestStack } from "./test-stack.ts";

/** A resource in a state as `pulumi stack export` prints it. */
interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly parent?: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

const operations = (changes: Readonly<Record<string, number | undefined>>) =>
  Object.fromEntries(Object.entries(changes).filter(([operation]) => operation !== "same"));

const settings = { "kubernetes.profile": "ha", "kubernetes.keepData": "false" };

describe("The complete tier in a real cluster", function () {
  needsCluster("pulumi", "pulumi-resource-kubernetes");
  needsCharts();
  needsLocalTier();
  this.timeout(300_000);
  this.slow(120_000);

  const environment = { ...process.env };
  let cluster: Cluster;
  let charts: TestCharts;
  let stack: TestStack;
  const undo = cleanup();

  before(async () => {
    undo(() => {
      for (const name of ["KUBECONFIG", "PULUMI_DEBUG_PROVIDERS"]) {
        if (environment[name] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = environment[name];
      }
    });
    const random = await startRandomProvider();
    undo(() => random.stop());
    cluster = await startCluster();
    undo(() => {
      cluster.stop();
    });
    charts = testCharts();
    undo(() => {
      charts.remove();
    });
    process.env.KUBECONFIG = cluster.kubeconfig;
    Object.assign(process.env, random.env);
    stack = await openTestStack({ "kubernetes.charts": charts.folder, ...settings });
    undo(() => {
      stack.remove();
    });
  });

  /** What Helm made outside of namespaces, and the resources do not declare. */
  async function undeclared({ releases }: ClusterResources): Promise<readonly string[]> {
    const kinds = "clusterroles,clusterrolebindings,mutatingwebhookconfigurations,validatingwebhookconfigurations";
    const { items } = JSON.parse(await cluster.kubectl(["get", kinds, "-o", "json"])) as {
      items: { kind: string; metadata: { name: string; annotations?: Record<string, string> } }[];
    };
    const made = items.filter(({ metadata }) => metadata.annotations?.["meta.helm.sh/release-name"] !== undefined);
    assert.ok(made.length > 0);
    const declared = releases.flatMap(({ clusterWide = [] }) =>
      clusterWide.flatMap((object) => ("kind" in object ? [`${object.kind} ${object.name}`] : [])),
    );
    return made.map(({ kind, metadata }) => `${kind} ${metadata.name}`).filter((name) => !declared.includes(name));
  }

  const names = async (kind: string, namespace = "monitoring") =>
    (await cluster.kubectl(["-n", namespace, "get", kind, "-o", "name"])).split("\n").filter((line) => line !== "");

  it("is refused before anything is made, with every issue at once", async () => {
    const empty = mkdtempSync(join(tmpdir(), "no-charts-"));
    await stack.configure({ "kubernetes.storageClass": "slow", "kubernetes.charts": empty });
    await assert.rejects(stack.up(), ({ message }: Error) => {
      assert.match(message, /kubernetes\.storageClass: got "slow", which the cluster does not have; expected standard/);
      assert.match(message, /kubernetes\.charts: got \S+, without the chart kube-prometheus-stack; expected /);
      assert.doesNotMatch(message, /at \w+ \(.*\.ts:\d+/, "an issue of the user's has no stack trace");
      return true;
    });
    assert.equal(await cluster.kubectl(["get", "namespace", "monitoring", "--ignore-not-found"]), "");
    rmSync(empty, { recursive: true });
    await stack.configure({ "kubernetes.storageClass": "standard", "kubernetes.charts": charts.folder });
  });

  it("previews without a cluster too, and says in one line what it could not look at; `up` does not go on", async () => {
    const away = join(stack.folder, "away.json");
    const server = `https://127.0.0.1:${await freePort()}`;
    writeFileSync(
      away,
      (await cluster.kubectl(["config", "view", "--raw"])).replace(/server: .*/, `server: ${server}`),
    );
    process.env.KUBECONFIG = away;
    try {
      const { text, steps } = await stack.preview();
      const notes = text.split("\n").filter((line) => line.includes("did not look at the cluster"));
      assert.match(notes.join("\n"), new RegExp(`whose cluster ${server} does not answer \\(ECONNREFUSED\\)`));
      assert.ok(steps.includes("create stratoai-kube-prometheus-stack"));
      await assert.rejects(stack.up(), new RegExp(`whose cluster ${server} does not answer \\(ECONNREFUSED\\)`));
    } finally {
      process.env.KUBECONFIG = cluster.kubeconfig;
    }
  });

  it("previews on an empty cluster, and makes nothing", async () => {
    const { changes, steps } = await stack.preview();
    assert.deepEqual(Object.keys(operations(changes)), ["create"]);
    assert.ok(steps.includes("create stratoai-kube-prometheus-stack"));
    assert.ok(steps.includes("create stratoai-prometheusrule-api"), steps.join("\n"));
    assert.equal(await cluster.kubectl(["get", "namespace", "monitoring", "--ignore-not-found"]), "");
  });

  it("comes up, and waits until everything is ready", async () => {
    const changes = await stack.up();
    assert.deepEqual(Object.keys(operations(changes)), ["create"]);
    const rules = await cluster.kubectl(["-n", "monitoring", "get", "prometheusrule", "api", "-o", "json"]);
    assert.match(rules, /"observability\/origin": "catalog: SLOs and alerts of service api"/);
    const listed = await cluster.kubectl(["-n", "monitoring", "get", "deployments", "-o", "json"]);
    const { items } = JSON.parse(listed) as {
      items: { metadata: { name: string }; spec: { replicas: number }; status: { readyReplicas?: number } }[];
    };
    assert.ok(items.length > 0);
    assert.deepEqual(
      items
        .filter(({ spec, status }) => spec.replicas !== (status.readyReplicas ?? 0))
        .map(({ metadata }) => metadata.name),
      [],
    );
    assert.ok((await names("prometheusrules.monitoring.coreos.com")).length > 0);
    assert.ok((await names("networkpolicies")).length > 0);
  });

  it("declares everything that its releases make outside of their namespaces", async () => {
    assert.deepEqual(await undeclared(await compiledCluster({ settings: { profile: "ha" } })), []);
  });

  it("declares every volume that comes of it, in its size", async () => {
    const { claims } = await compiledCluster({ settings: { profile: "ha" } });
    const { items } = JSON.parse(await cluster.kubectl(["get", "persistentvolumeclaims", "-A", "-o", "json"])) as {
      items: { metadata: { name: string }; spec: { resources: { requests: { storage: string } } } }[];
    };
    assert.ok(items.length > 0);
    for (const { metadata, spec } of items) {
      const claim = claims.find(
        ({ name, numbered }) => name === (numbered ? metadata.name.replace(/-\d+$/, "") : metadata.name),
      );
      assert.equal(claim?.size, spec.resources.requests.storage, metadata.name);
    }
  });

  it("is a tree of components, each with what it is made of and where it is in its outputs", async () => {
    const { deployment } = JSON.parse(await stack.state()) as { deployment: { resources: readonly StateResource[] } };
    const { resources } = deployment;
    const root = resources.find(({ type }) => type === "observability:index:Monitoring") ?? assert.fail("no root");
    const components = resources.filter(({ parent }) => parent === root.urn).filter(({ custom }) => custom !== true);
    const lastWord = (type: string): string => type.split(":").at(-1) ?? type;
    assert.deepEqual(components.map(({ type }) => lastWord(type)).sort(), [
      ...["Alerting", "Dashboards", "Logs", "Metrics", "Traces", "Uptime"],
    ]);
    const outputs = new Map(components.map((component) => [lastWord(component.type), component.outputs]));
    assert.deepEqual(outputs.get("Logs"), {
      urls: { kibana: "https://kibana-kb-http.monitoring.svc:5601" },
      namespaces: ["monitoring", "monitoring-nodes"],
      releases: ["eck-operator", "eck-stack", "eck-shipper"],
      secrets: [],
      processes: {},
    });
    assert.deepEqual(outputs.get("Alerting")?.secrets, [
      "monitoring/alertmanager-secrets",
      "monitoring/alertmanager-config",
    ]);
    assert.deepEqual(root.outputs?.namespaces, ["monitoring", "monitoring-nodes"]);
    const owners = new Set([root, ...components].map(({ urn }) => urn));
    const astray = resources.filter(
      ({ custom, type, parent }) => custom === true && !type.startsWith("pulumi:") && !owners.has(parent ?? ""),
    );
    assert.deepEqual(
      astray.map(({ urn }) => urn),
      [],
    );
  });

  it("keeps secrets in the cluster's Secrets, and shows them nowhere else", async () => {
    const state = await stack.state();
    const { text } = await stack.preview();
    for (const [name, canary] of Object.entries(canaries)) {
      assert.ok(!state.includes(canary), `${name} stands in the state`);
      assert.ok(!text.includes(canary), `${name} stands in a preview`);
    }
    const others = await cluster.kubectl(["get", "configmaps,deployments,statefulsets,daemonsets", "-A", "-o", "json"]);
    for (const canary of Object.values(canaries)) assert.ok(!others.includes(canary), canary);
    const config = await cluster.kubectl(["-n", "monitoring", "get", "secret", "alertmanager-secrets", "-o", "json"]);
    const { data } = JSON.parse(config) as { data: Record<string, string> };
    assert.equal(Buffer.from(data.pagerdutyRoutingKey ?? "", "base64").toString(), canaries.pagerdutyRoutingKey);
  });

  it("changes nothing a second time", async () => {
    assert.deepEqual(operations((await stack.preview()).changes), {});
    assert.deepEqual(operations(await stack.up()), {});
  });

  it("refuses another size of a volume that exists, to a preview as to `up`", async () => {
    await stack.configure({ "kubernetes.volumes.traces": "99Gi" });
    const refused =
      /kubernetes\.volumes\.traces: got 99Gi, but the cluster has the claim jaeger-badger in monitoring of /;
    await assert.rejects(stack.preview(), refused);
    await assert.rejects(stack.up(), refused);
    await stack.unconfigure("kubernetes");
    await stack.configure({
      "kubernetes.charts": charts.folder,
      "kubernetes.storageClass": "standard",
      "kubernetes.timeoutSeconds": "120",
      ...settings,
    });
  });

  it("says where to look, how to get there and what has been left to others", async () => {
    const outputs = await stack.outputs();
    assert.equal(
      (outputs.portForward as Record<string, string>).grafana,
      "kubectl -n monitoring port-forward svc/grafana 3001:80",
    );
    assert.match((outputs.credentials as Record<string, string>).grafana ?? "", /^admin \/ [A-Za-z0-9]{32}$/);
    assert.deepEqual(outputs.notProvisioned, ["PagerDuty's schedules and escalation policies"]);
    assert.match(
      String(outputs.keptByDestroy),
      /^of the namespaces monitoring, monitoring-nodes each that holds anything not of this stack, .*; the CRDs of k8s\.elastic\.co: .*; the Service by which kubelets are found: /,
    );
  });

  it("has every workload looked at by status", async () => {
    const { lines, healthy } = await stack.status();
    assert.ok(healthy, lines.join("\n"));
    for (const row of [
      /grafana +healthy +1\/1 ready +Deployment in monitoring/,
      /node-exporter +healthy .*DaemonSet/,
    ]) {
      assert.ok(
        lines.some((line) => row.test(line)),
        lines.join("\n"),
      );
    }
  });

  it("finds by a refresh what somebody changed or deleted, and repairs it", async () => {
    await cluster.kubectl(["-n", "monitoring", "delete", "prometheusrules.monitoring.coreos.com", "api"]);
    await cluster.kubectl([
      ...["-n", "monitoring", "patch", "configmap", "alertmanager-routes", "--type=merge"],
      ...["-p", JSON.stringify({ data: { "routes.md": "edited" } })],
    ]);
    await stack.refresh();
    const { steps } = await stack.preview();
    assert.deepEqual(steps, ["create stratoai-prometheusrule-api", "update stratoai-configmap-alertmanager-routes"]);
    await stack.up();
    assert.ok((await names("prometheusrules.monitoring.coreos.com")).some((name) => name.endsWith("/api")));
    assert.deepEqual(operations((await stack.preview()).changes), {});
  });

  it("shows a reviewer what another engine for logs and traces would change", async () => {
    await stack.configure({ logs: "loki", traces: "zipkin" });
    const { steps } = await stack.preview();
    const releases = steps.filter((step) => /^(create|delete) stratoai-(loki|alloy|eck-\w+|jaeger|zipkin)$/.test(step));
    assert.deepEqual(releases, [
      "create stratoai-alloy",
      "create stratoai-loki",
      "create stratoai-zipkin",
      "delete stratoai-eck-shipper",
      "delete stratoai-jaeger",
    ]);
  });

  it("changes the engines in a running stack, and nothing a second time", async () => {
    await stack.up();
    const { lines, healthy } = await stack.status();
    assert.ok(healthy, lines.join("\n"));
    for (const name of ["loki-gateway", "zipkin"]) {
      assert.ok(
        lines.some((line) => line.includes(name)),
        lines.join("\n"),
      );
    }
    assert.ok(!lines.some((line) => line.includes("jaeger")), lines.join("\n"));
    const changed = {
      logs: "loki",
      traces: "zipkin",
      settings: { profile: "ha", traceStorage: "elasticsearch" },
    } as const;
    assert.deepEqual(await undeclared(await compiledCluster(changed)), []);
    assert.deepEqual(operations((await stack.preview()).changes), {});
  });

  it("shows a reviewer what another tier would change: all of it goes, and what comes", async () => {
    await stack.unconfigure("kubernetes", "uptime", "errors", "logs", "traces");
    await stack.configure({ tier: "local", stateDirectory: join(stack.folder, "local") });
    const { steps } = await stack.preview();
    assert.ok(steps.includes("delete stratoai-kube-prometheus-stack"), steps.join("\n"));
    assert.ok(steps.includes("delete stratoai-prometheusrule-api"));
    assert.ok(steps.includes("create stratoai-prometheus"));
    await stack.unconfigure("stateDirectory");
    await stack.configure({
      tier: "complete",
      uptime: "blackbox",
      errors: "none",
      "kubernetes.charts": charts.folder,
      ...settings,
    });
  });

  it("keeps a namespace in which somebody else has something when it is destroyed, and says so", async () => {
    const others = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "others", namespace: "monitoring-nodes" } };
    await cluster.apply([others]);
    const said = await stack.destroy();
    assert.match(said, /The namespace monitoring-nodes stays: it holds what is not this stack's: ConfigMap others\./);
    assert.match(await cluster.kubectl(["-n", "monitoring-nodes", "get", "configmaps", "-o", "name"]), /others/);
    assert.equal(await cluster.kubectl(["get", "namespace", "monitoring", "--ignore-not-found"]), "");
    await cluster.kubectl(["-n", "monitoring-nodes", "delete", "configmap", "others"]);
    // It still has the mark of this stack, which therefore goes on with it.
    await stack.up();
  });

  it("leaves nothing behind once it is destroyed, where data is not to be kept", async () => {
    await stack.destroy();
    assert.equal(
      await cluster.kubectl(["get", "namespaces", "monitoring", "monitoring-nodes", "--ignore-not-found"]),
      "",
    );
    const crds = await cluster.kubectl(["get", "customresourcedefinitions", "-o", "name"]);
    // Elastic's chart keeps its own.
    assert.doesNotMatch(crds, /coreos/);
    const others = await cluster.kubectl(["get", "clusterroles,clusterrolebindings", "-o", "name"]);
    assert.doesNotMatch(others, /kps|grafana|prometheus|alloy|elastic/);
  });
});

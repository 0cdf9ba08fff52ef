import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../support/free-port.ts";
import { needsCluster, startCluster, type Cluster } from "../../support/kubernetes/cluster.ts";
import { needsCharts, testCharts, type TestCharts } from "../../support/kubernetes/charts.ts";
import { startRandomProvider } from "../../support/kubernetes/random-provider.ts";
import { needsLocalTier } from "../../support/local-tier.ts";
import { canaries, openTestStack, type TestStack } from "./test-stack.ts";

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
  const closing: (() => void | Promise<void>)[] = [];

  before(async () => {
    const random = await startRandomProvider();
    closing.push(() => random.stop());
    cluster = await startCluster();
    closing.push(() => {
      cluster.stop();
    });
    charts = testCharts();
    closing.push(() => {
      charts.remove();
    });
    process.env.KUBECONFIG = cluster.kubeconfig;
    Object.assign(process.env, random.env);
    stack = await openTestStack({ "kubernetes.charts": charts.folder, ...settings });
    closing.push(() => {
      stack.remove();
    });
  });

  after(async () => {
    for (const close of closing.reverse()) await close();
    for (const name of ["KUBECONFIG", "PULUMI_DEBUG_PROVIDERS"]) {
      if (environment[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = environment[name];
    }
  });

  const names = async (kind: string, namespace = "monitoring") =>
    (await cluster.kubectl(["-n", namespace, "get", kind, "-o", "name"])).split("\n").filter((line) => line !== "");

  it("is refused before anything is made, with every mistake at once", async () => {
    const empty = mkdtempSync(join(tmpdir(), "no-charts-"));
    await stack.configure({ "kubernetes.storageClass": "slow", "kubernetes.charts": empty });
    await assert.rejects(stack.up(), ({ message }: Error) => {
      assert.match(message, /kubernetes\.storageClass: found "slow", which the cluster has not; allowed: standard/);
      assert.match(message, /kubernetes\.charts: found \S+, without the chart kube-prometheus-stack; allowed: /);
      assert.doesNotMatch(message, /at \w+ \(.*\.ts:\d+/, "a mistake of the user's has no stack trace");
      return true;
    });
    assert.equal(await cluster.kubectl(["get", "namespace", "monitoring", "--ignore-not-found"]), "");
    rmSync(empty, { recursive: true });
    await stack.configure({ "kubernetes.storageClass": "standard", "kubernetes.charts": charts.folder });
  });

  it("says in one line that the cluster does not answer, to a preview too", async () => {
    const away = join(stack.folder, "away.json");
    const server = `https://127.0.0.1:${await freePort()}`;
    writeFileSync(
      away,
      (await cluster.kubectl(["config", "view", "--raw"])).replace(/server: .*/, `server: ${server}`),
    );
    process.env.KUBECONFIG = away;
    try {
      await assert.rejects(stack.preview(), new RegExp(`whose cluster ${server} does not answer \\(ECONNREFUSED\\)`));
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
    const ill = await cluster.kubectl(["-n", "monitoring", "get", "deployments", "-o", "json"]);
    const { items } = JSON.parse(ill) as {
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
      /^the CRDs of k8s\.elastic\.co: .*; the Service by which kubelets are found: /,
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

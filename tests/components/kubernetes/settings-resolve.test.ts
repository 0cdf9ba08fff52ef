import assert from "node:assert/strict";
import type { KubernetesSettings } from "../../../components/kubernetes/settings.ts";
import type { PostgresSettings } from "../../../components/postgres-exporter/settings.ts";
import { config, settings } from "../../plan/support.ts";

const own = (of: ReturnType<typeof settings>) =>
  (of.own.get("kubernetes") as { readonly kubernetes: KubernetesSettings } | undefined)?.kubernetes;

/** What single backends read of it, by their ids. */
const ofBackend = (id: string, entries: Readonly<Record<string, unknown>>, ...assignments: readonly string[]) =>
  settings(config({ tier: "complete", ...entries }, ...assignments)).own.get(id);

const kubernetes = (entries: Readonly<Record<string, unknown>>, ...assignments: readonly string[]) =>
  own(settings(config({ tier: "complete", ...entries }, ...assignments))) ?? assert.fail("no cluster");

describe("settings of the complete tier", () => {
  it("are complete without a word of config, and nothing is exposed", () => {
    assert.deepEqual(kubernetes({}), {
      profile: "small",
      adoptNamespaces: false,
      namespace: "monitoring",
      productNamespace: "stratoai",
      kubeconfig: undefined,
      context: undefined,
      storageClass: undefined,
      volumes: {},
      charts: undefined,
      traceStorage: "badger",
      objectStorage: undefined,
      ingress: undefined,
      wait: true,
      timeoutSeconds: 600,
      keepData: true,
    });
    assert.deepEqual(ofBackend("kube-prometheus-stack", {}), { managedControlPlane: true });
    assert.deepEqual(ofBackend("pushgateway", {}), { pushgateway: false });
    assert.deepEqual(ofBackend("postgres-exporter", {}), {
      database: { host: "postgres.stratoai.svc", port: 5432, name: "stratoai", user: "monitoring", sslMode: "require" },
    });
  });

  it("are no part of another tier", () => {
    assert.equal(own(settings(config({ tier: "economy" }))), undefined);
  });

  it("keep traces where they outlive a restart: what is no playground has no memory", () => {
    const storage = (entries: Readonly<Record<string, unknown>>) => kubernetes(entries).traceStorage;
    assert.equal(storage({ traces: "zipkin" }), "elasticsearch");
    const objectStorage = { logsBucket: "logs", metricsBucket: "metrics" };
    assert.equal(storage({ kubernetes: { profile: "large", objectStorage } }), "elasticsearch");
    assert.equal(storage({ pages: false, kubernetes: { traceStorage: "memory" } }), "memory");
  });

  it("can be set one by one on a command line, whatever depth they have", () => {
    const assignments = [
      "kubernetes.wait=false",
      "kubernetes.database.port=6432",
      "kubernetes.volumes.prometheus=200Gi",
      "kubernetes.productNamespace=shop",
    ];
    const said = { kubernetes: { profile: "ha" } };
    const made = kubernetes(said, ...assignments);
    assert.equal(made.profile, "ha");
    assert.equal(made.wait, false);
    assert.deepEqual(made.volumes, { prometheus: "200Gi" });
    const { database } = ofBackend("postgres-exporter", said, ...assignments) as PostgresSettings;
    assert.deepEqual([database.port, database.host], [6432, "postgres.shop.svc"]);
  });

  it("say where each of them comes from", () => {
    const { rows } = settings(
      config({ tier: "complete", kubernetes: { database: { user: "reader" } } }, "kubernetes.profile=ha"),
    );
    const origin = (key: string) => {
      const row = rows.find((candidate) => candidate.key === key);
      return [row?.value, row?.source ?? row?.origin];
    };
    assert.deepEqual(origin("kubernetes.database.user"), ["reader", "--config"]);
    assert.deepEqual(origin("kubernetes.database.port"), ["5432", "default"]);
    assert.deepEqual(origin("kubernetes.profile"), ["ha", "--config"]);
  });

  it("publish what they name, with TLS and a login", () => {
    const ingress = {
      hosts: { grafana: "grafana.example.com", prometheus: "prometheus.example.com" },
      clusterIssuer: "letsencrypt",
      auth: "proxy",
      authUrl: "https://auth.example.com/oauth2/auth",
    };
    assert.deepEqual(kubernetes({ kubernetes: { ingress } }).ingress, {
      className: "nginx",
      hosts: ingress.hosts,
      tls: { clusterIssuer: "letsencrypt" },
      auth: { url: ingress.authUrl, signin: undefined },
      controllerNamespace: "ingress-nginx",
    });
  });
});

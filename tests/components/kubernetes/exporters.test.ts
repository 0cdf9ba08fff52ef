import assert from "node:assert/strict";
import { parse } from "yaml";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { stackJobs } from "../../../components/kube-prometheus-stack/catalog/stack-jobs.ts";
import type { KubernetesContext } from "../../../components/kubernetes/context.ts";
import type { BlackboxValues } from "../../../components/blackbox-exporter/blackbox.ts";
import { exportersResources } from "../../../components/kubernetes/exporters.ts";
import type { PostgresValues } from "../../../components/postgres-exporter/postgres.ts";
import type { StatsdValues } from "../../../components/statsd-exporter/statsd.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { profiles } from "../../../components/kubernetes/settings.ts";
import { compile } from "../../../components/prometheus/compile.ts";
import { kubernetesContext } from "./context.ts";

const output = ({ catalog, stack }: KubernetesContext) => compile(catalog, stack).objects;

const part = (context: KubernetesContext): ClusterResources => exportersResources(context, output(context));

const values = (context: KubernetesContext, release: string): object =>
  part(context).releases.find(({ name }) => name === release)?.values ?? assert.fail(`no release ${release}`);

const names = (context: KubernetesContext): readonly string[] => part(context).releases.map(({ name }) => name);

const modulesOf = (context: KubernetesContext) =>
  Object.entries(output(context).blackbox?.object.modules ?? {}).map(([name, { object }]) => [name, object] as const);

describe("exporters", () => {
  it("are there where they have something to do", () => {
    const without = (catalog: Partial<typeof stratoai>): KubernetesContext =>
      kubernetesContext({ catalog: { ...stratoai, ...catalog } });
    const metrics = stratoai.metrics.filter(({ statsd }) => statsd === undefined);
    assert.deepEqual(names(kubernetesContext()), ["blackbox-exporter", "postgres-exporter", "statsd-exporter"]);
    assert.deepEqual(names(without({ uptimeChecks: [] })), ["postgres-exporter", "statsd-exporter"]);
    assert.deepEqual(names(without({ metrics })), ["blackbox-exporter", "postgres-exporter"]);
    assert.deepEqual(names(without({ scrapeJobs: [] })), ["blackbox-exporter", "statsd-exporter"]);
    assert.ok(names(kubernetesContext({ settings: { pushgateway: true } })).includes("pushgateway"));
  });

  it("run with the configuration that the catalog was compiled to", () => {
    const context = kubernetesContext();
    const blackbox = values(context, "blackbox-exporter") as BlackboxValues;
    assert.deepEqual(blackbox.config, { modules: Object.fromEntries(modulesOf(context)) });
    const { statsd } = values(context, "statsd-exporter") as StatsdValues;
    const mappings = output(context).statsd?.object.mappings.map(({ object }) => object);
    assert.deepEqual(parse(statsd.mappingConfig), { mappings });
    // A pod restarts for a text that only reads differently.
    assert.doesNotMatch(statsd.mappingConfig, /# catalog: metric/);
  });

  it("find each token where blackbox.yml says that it is", () => {
    const context = kubernetesContext();
    const [mount, ...others] = (values(context, "blackbox-exporter") as BlackboxValues).extraSecretMounts ?? [];
    assert.deepEqual(others, []);
    const spec = part(context).secrets.find(({ name }) => name === mount?.secretName);
    const files = Object.keys(spec?.keys ?? {}).map((key) => `${mount?.mountPath}/${key}`);
    const read = modulesOf(context).flatMap(([, { http }]) => http.authorization?.credentials_file ?? []);
    assert.deepEqual(files, [...new Set(read)]);
  });

  it("have no token where no check sends one", () => {
    const context = kubernetesContext({ uptime: "elsewhere" });
    const { catalog, stack } = context;
    const inside = compile(
      { ...catalog, uptimeChecks: catalog.uptimeChecks.filter(({ from }) => from === "inside") },
      stack,
    ).objects;
    const { releases, secrets } = exportersResources(context, inside);
    assert.equal((releases[0]?.values as BlackboxValues).extraSecretMounts, undefined);
    assert.deepEqual(
      secrets.map(({ name }) => name),
      ["postgres-exporter"],
    );
  });

  it("log in to the database with a password that only a Secret has", () => {
    const { config } = values(kubernetesContext(), "postgres-exporter") as PostgresValues;
    assert.deepEqual(config.datasource, {
      host: "postgres.stratoai.svc",
      port: "5432",
      user: "monitoring",
      database: "stratoai",
      sslmode: "require",
      passwordSecret: { name: "postgres-exporter", key: "password" },
    });
    const spec = part(kubernetesContext()).secrets.find(({ name }) => name === "postgres-exporter");
    assert.deepEqual(spec?.keys, { password: [{ config: "databasePassword" }] });
  });

  it("listen where their monitors scrape, on pods that these select", () => {
    for (const profile of profiles) {
      const context = kubernetesContext({ settings: { profile } });
      for (const { name, namespace, podLabels, listens } of part(context).workloads) {
        const place = stackJobs(context).get(name) ?? assert.fail(`no job ${name}`);
        assert.deepEqual([place.namespace, place.serviceLabels], [namespace, podLabels]);
        assert.ok(listens.some(({ port, protocol }) => port === place.containerPort && protocol === undefined));
      }
    }
  });

  it("carry no token for the Kubernetes API, even where the chart cannot say so", () => {
    const { serviceAccount } = values(kubernetesContext(), "statsd-exporter") as StatsdValues;
    const account = part(kubernetesContext()).objects.find(({ object }) => object.kind === "ServiceAccount")?.object;
    assert.deepEqual(serviceAccount, { create: false, name: account?.metadata.name });
    assert.equal(account?.automountServiceAccountToken, false);
  });

  it("are one pod where two would count twice, and two where one would be missed", () => {
    const replicas = (profile: (typeof profiles)[number]): object =>
      Object.fromEntries(
        part(kubernetesContext({ settings: { profile, pushgateway: true } })).workloads.map((workload) => [
          workload.name,
          workload.replicas,
        ]),
      );
    const single = { "postgres-exporter": 1, "statsd-exporter": 1, pushgateway: 1 };
    assert.deepEqual(replicas("small"), { "blackbox-exporter": 1, ...single });
    for (const profile of ["ha", "large"] as const) {
      assert.deepEqual(replicas(profile), { "blackbox-exporter": 2, ...single });
    }
  });
});

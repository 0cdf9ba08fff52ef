import assert from "node:assert/strict";
import { parse } from "yaml";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import type { GrafanaDashboard } from "../../../../components/grafana/dashboard.ts";
import { dataSources } from "../../../../components/kube-prometheus-stack/data-sources/index.ts";
import { catalogResources } from "../../../../components/kube-prometheus-stack/catalog/index.ts";
import type { KubernetesContext } from "../../../../components/kubernetes/context.ts";
import { grafanaValues } from "../../../../components/kube-prometheus-stack/grafana.ts";
import { profiles } from "../../../../components/kubernetes/settings.ts";
import { kubernetesContext } from "../../kubernetes/context.ts";
import { objectStorage } from "../../kubernetes/every-stack.ts";
import { languages } from "../fixture.ts";

const resources = (context: KubernetesContext) => catalogResources(context, languages(context));

const named = (context: KubernetesContext, kind: string): readonly string[] =>
  resources(context)
    .objects.filter(({ object }) => object.kind === kind)
    .map(({ object }) => object.metadata.name);

describe("the catalog's objects", () => {
  it("have names of their own", () => {
    const { objects } = resources(kubernetesContext());
    const names = objects.map(({ object: { kind, metadata } }) => `${kind}/${metadata.name}`);
    assert.equal(new Set(names).size, names.length);
  });

  it("scrape no exporter that has nothing to do, and say so", () => {
    const context = kubernetesContext({
      catalog: {
        ...stratoai,
        uptimeChecks: [],
        metrics: stratoai.metrics.filter(({ statsd }) => statsd === undefined),
      },
    });
    assert.deepEqual(named(context, "ServiceMonitor"), [
      "stratoai-backend",
      "node-exporter",
      "postgres-exporter",
      "prometheus",
      "alertmanager",
    ]);
    assert.deepEqual(
      resources(context).degradations.map(({ item }) => item),
      ["scrape job statsd-exporter", "scrape job blackbox-exporter"],
    );
    assert.deepEqual(resources(kubernetesContext()).degradations, []);
  });

  it("look for a job that is not the stack's own in the product's namespace", () => {
    const job = { name: "billing", service: "api", port: 8080, path: "/metrics", description: "Billing" };
    const context = kubernetesContext({ catalog: { ...stratoai, scrapeJobs: [job] } });
    const monitor = resources(context).objects.find(({ object }) => object.kind === "ServiceMonitor")?.object;
    const { namespaceSelector, selector } = monitor?.spec as Record<string, unknown>;
    assert.equal(monitor?.metadata.namespace, "monitoring");
    assert.deepEqual(namespaceSelector, { matchNames: ["stratoai"] });
    assert.deepEqual(selector, { matchLabels: { "app.kubernetes.io/name": "billing" } });
  });

  it("leave out a dashboard that no ConfigMap takes, and say where it is", () => {
    const context = kubernetesContext();
    const { prometheus, grafana } = languages(context);
    const huge = { name: "huge", uid: "huge", model: { description: "x".repeat(1_000_000) } as GrafanaDashboard };
    const { objects, degradations } = catalogResources(context, {
      prometheus,
      grafana: { ...grafana, dashboards: [huge] },
    });
    assert.ok(objects.every(({ object }) => !object.metadata.name.includes("huge")));
    assert.deepEqual(
      degradations.map(({ item, fallback }) => [item, fallback]),
      [["dashboard huge", "the file grafana/dashboards/huge.json, to import by hand"]],
    );
  });
});

describe("Grafana's data sources", () => {
  const combinations = profiles.flatMap((profile) =>
    (["elk", "loki", undefined] as const).flatMap((logs) =>
      (["jaeger", "zipkin", undefined] as const).map((traces) =>
        kubernetesContext({ logs, traces, settings: { profile } }),
      ),
    ),
  );

  it("link only to data sources that are there", () => {
    for (const context of combinations) {
      const all = dataSources(context);
      const uids = new Set(all.map(({ uid }) => uid));
      assert.equal(uids.size, 2 + Number(context.logs !== undefined) + Number(context.traces !== undefined));
      for (const [, uid = ""] of JSON.stringify(all).matchAll(/"datasourceUid":"([^"]*)"/g))
        assert.ok(uids.has(uid), uid);
    }
  });

  it("take from the environment what Grafana's pod is given, and nothing else", () => {
    for (const context of combinations) {
      const used = dataSources(context).flatMap(({ secureJsonData = {} }) => Object.values(secureJsonData));
      assert.deepEqual(
        used.map((value) => value.slice(1)),
        Object.keys(grafanaValues(context).envValueFrom),
      );
    }
  });

  it("lead from a line to its trace and from a span to its lines, whatever keeps them", () => {
    const linesOf = (logs: "elk" | "loki"): unknown => {
      const { object } = resources(kubernetesContext({ logs })).objects.at(-1) ?? assert.fail("no objects");
      const file = (object.data as Record<string, string>)["datasources.yaml"] ?? "";
      const { datasources } = parse(file) as { readonly datasources: readonly { readonly jsonData: object }[] };
      const [, , lines, traces] = datasources;
      return [lines?.jsonData, (traces?.jsonData as { tracesToLogsV2?: { query?: string } }).tracesToLogsV2?.query];
    };
    const link = { datasourceUid: "stratoai-prod-jaeger", url: "$${__value.raw}", urlDisplayLabel: "Trace" };
    assert.deepEqual(linesOf("loki"), [
      { derivedFields: [{ name: "Trace", matcherType: "label", matcherRegex: "trace_id", ...link }] },
      '{namespace="stratoai"} | trace_id="$${__trace.traceId}"',
    ]);
    assert.deepEqual(linesOf("elk"), [
      {
        index: "logs-stratoai-prod",
        timeField: "@timestamp",
        logMessageField: "message",
        logLevelField: "level",
        tlsAuthWithCACert: true,
        dataLinks: [{ field: "trace_id", ...link }],
      },
      'trace_id:"$${__trace.traceId}"',
    ]);
  });

  it("ask Thanos where metrics are in object storage", () => {
    const urls = (["ha", "large"] as const).map(
      (profile) => dataSources(kubernetesContext({ settings: { profile, objectStorage } }))[0]?.url,
    );
    assert.deepEqual(urls, ["http://kps-prometheus.monitoring.svc:9090", "http://thanos-query.monitoring.svc:9090"]);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { stringify } from "yaml";
import type { Part } from "../../../../../components/kubernetes/compile/part.ts";
import { profiles } from "../../../../../components/kubernetes/compile/settings.ts";
import { retentionSize } from "../../../../../components/kubernetes/compile/metrics/retention-size.ts";
import { kubernetesContext } from "../../context.ts";
import { assertGolden } from "../golden.ts";
import { sizes } from "../sizes.ts";
import { metrics, objectStorage, stackValues, withThanos } from "./fixture.ts";

const readable = ({ releases, objects, secrets, workloads }: Part): string =>
  stringify(
    {
      releases,
      secrets,
      // What Alertmanager's own compile made stands in its own golden files.
      objects: objects.filter(({ object }) => !object.metadata.name.startsWith("alertmanager-")),
      workloads,
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );

const every = [...profiles.map((profile) => kubernetesContext({ settings: { profile } })), withThanos()];

describe("metrics in the cluster", () => {
  it("in profile ha read as the golden file (UPDATE_GOLDEN=1 rewrites it)", () => {
    assertGolden("metrics", "metrics.ha.yaml", readable(metrics(kubernetesContext())));
  });

  it("take, in profile large, three shards of two Prometheus, and Thanos behind them", () => {
    assert.deepEqual(sizes(metrics(withThanos())), [
      "kube-prometheus-stack.prometheus.prometheusSpec: replicas 2, shards 3, cpu 2, memory 12Gi to 20Gi",
      "kube-prometheus-stack.prometheus.prometheusSpec: volume 100Gi",
      "kube-prometheus-stack.prometheus.prometheusSpec.thanos: cpu 100m, memory 256Mi to 1Gi",
      "kube-prometheus-stack.alertmanager.alertmanagerSpec: replicas 3, cpu 50m, memory 64Mi to 256Mi",
      "kube-prometheus-stack.alertmanager.alertmanagerSpec: volume 2Gi",
      "kube-prometheus-stack.prometheusOperator: cpu 50m, memory 128Mi to 256Mi",
      "kube-prometheus-stack.prometheusOperator.prometheusConfigReloader: cpu 10m, memory 32Mi to 64Mi",
      "kube-prometheus-stack.prometheusOperator.admissionWebhooks.patch: cpu 10m, memory 32Mi to 64Mi",
      "kube-prometheus-stack.grafana: cpu 100m, memory 256Mi to 1Gi",
      "kube-prometheus-stack.grafana.persistence: volume 10Gi",
      "kube-prometheus-stack.grafana.sidecar: cpu 20m, memory 96Mi to 192Mi",
      "kube-prometheus-stack.kube-state-metrics: cpu 20m, memory 128Mi to 512Mi",
      "kube-prometheus-stack.prometheus-node-exporter: cpu 20m, memory 32Mi to 128Mi",
      "thanos-query: replicas 2",
      "thanos-query.thanos: cpu 1, memory 2Gi to 8Gi, quay.io/thanos/thanos:v0.42.4",
      "thanos-store: replicas 2",
      "thanos-store.thanos: cpu 500m, memory 4Gi to 8Gi, quay.io/thanos/thanos:v0.42.4",
      "thanos-store.0: volume 50Gi",
      "thanos-compact: replicas 1",
      "thanos-compact.thanos: cpu 1, memory 4Gi to 8Gi, quay.io/thanos/thanos:v0.42.4",
      "thanos-compact.0: volume 200Gi",
      "thanos: replicas 2, cpu 500m, memory 1Gi to 4Gi, quay.io/thanos/thanos:v0.42.4",
      "thanos: volume 20Gi",
    ]);
  });

  it("have one of each in profile small, and else two Prometheus and three Alertmanagers on nodes of their own", () => {
    const shape = (context: (typeof every)[number]) => {
      const { prometheus, alertmanager } = stackValues(context);
      const { replicas, podAntiAffinity } = prometheus.prometheusSpec;
      return [replicas, alertmanager.alertmanagerSpec.replicas, podAntiAffinity];
    };
    assert.deepEqual(every.map(shape), [
      [1, 1, "soft"],
      [2, 3, "hard"],
      [2, 3, "hard"],
      [2, 3, "hard"],
    ]);
  });

  it("fill no volume: blocks may take 85 % of it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom("Mi", "Gi", "Ti"), (number, unit) => {
        const mebibytes = number * { Mi: 1, Gi: 1024, Ti: 1024 ** 2 }[unit];
        const kept = Number(/^(\d+)MiB$/.exec(retentionSize(`${number}${unit}`))?.[1]);
        assert.ok(kept <= mebibytes * 0.85 && kept > mebibytes * 0.85 - 1);
      }),
    );
    assert.throws(() => retentionSize("100"), /"100" is no volume's size/);
  });

  it("take sizes and storage class from config", () => {
    const volumes = { prometheus: "70Gi", alertmanager: "5Gi", grafana: "3Gi" };
    const values = stackValues(kubernetesContext({ settings: { storageClass: "fast", volumes } }));
    const { spec } = values.prometheus.prometheusSpec.storageSpec.volumeClaimTemplate;
    assert.deepEqual([spec.resources.requests.storage, spec.storageClassName], ["70Gi", "fast"]);
    assert.equal(values.prometheus.prometheusSpec.retentionSize, "60928MiB");
    const { storage } = values.alertmanager.alertmanagerSpec;
    assert.equal(storage.volumeClaimTemplate.spec.resources.requests.storage, "5Gi");
    assert.deepEqual([values.grafana.persistence.size, values.grafana.persistence.storageClassName], ["3Gi", "fast"]);
  });

  it("keep samples as long as the stack says, and with them the CRDs where data is kept", () => {
    const retention = { metrics: "90d", logs: "30d", traces: "7d" } as const;
    assert.equal(stackValues(kubernetesContext({ retention })).prometheus.prometheusSpec.retention, "90d");
    const crds = (keepData: boolean) => metrics(kubernetesContext({ settings: { keepData } })).releases[0]?.values;
    assert.deepEqual(crds(true), { crds: { annotations: { "helm.sh/resource-policy": "keep" } } });
    assert.deepEqual(crds(false), { crds: { annotations: {} } });
  });

  it("give the store elsewhere its password by a Secret, and only where it asks for a user", () => {
    const url = "https://mimir.example.com/api/v1/push";
    const at = (username?: string) => kubernetesContext({ settings: { remoteWrite: { url, username } } });
    const [write] = stackValues(at("stratoai")).prometheus.prometheusSpec.remoteWrite ?? [];
    const spec = metrics(at("stratoai")).secrets.find(({ name }) => name === write?.basicAuth?.password.name);
    assert.deepEqual(spec?.keys, { username: ["stratoai"], password: [{ config: "remoteWritePassword" }] });
    assert.deepEqual(stackValues(at()).prometheus.prometheusSpec.remoteWrite, [{ url, sendExemplars: true }]);
    assert.ok(!metrics(at()).secrets.some(({ name }) => name === "prometheus-remote-write"));
  });

  it("publish each interface under its own address, which messages then link to", () => {
    const ingress = {
      className: "nginx",
      hosts: { grafana: "g.example.com", prometheus: "p.example.com", alertmanager: "a.example.com" },
      tls: { secret: "tls" },
      auth: { url: "https://auth.example.com" },
      controllerNamespace: "ingress-nginx",
    } as const;
    const { prometheus, alertmanager, grafana } = stackValues(kubernetesContext({ settings: { ingress } }));
    assert.equal(prometheus.prometheusSpec.externalUrl, "https://p.example.com");
    assert.equal(alertmanager.alertmanagerSpec.externalUrl, "https://a.example.com");
    assert.equal(grafana["grafana.ini"].server?.root_url, "https://g.example.com");
    assert.equal(grafana["grafana.ini"].security?.cookie_secure, true);
  });

  it("limit the memory of every container and name no image `latest`", () => {
    for (const context of every) {
      const text = JSON.stringify(metrics(context));
      assert.ok(!text.includes("latest"));
      for (const [block] of text.matchAll(/"requests":\{"cpu".*?\}\}/g)) assert.match(block, /"limits":\{"memory"/);
    }
  });

  it("have object storage only in profile large", () => {
    for (const profile of ["small", "ha"] as const) {
      const part = metrics(kubernetesContext({ settings: { profile, objectStorage } }));
      assert.ok(!part.workloads.some(({ name }) => name.startsWith("thanos")), profile);
    }
  });
});

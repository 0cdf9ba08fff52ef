import assert from "node:assert/strict";
import { join } from "node:path";
import { manyServices } from "../../../../bench/catalog.ts";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import { catalogResources } from "../../../../components/kube-prometheus-stack/catalog/index.ts";
import { needsCharts } from "../../../support/kubernetes/charts.ts";
import { cleanup } from "../../../support/cleanup.ts";
import type { Cluster } from "../../../support/kubernetes/cluster.ts";
import { needsCluster, startCluster } from "../../../support/kubernetes/cluster.ts";
import { kubernetesContext, resourcesOf } from "../../kubernetes/context.ts";
import { languages } from "../fixture.ts";

describe("a real API server", function () {
  needsCluster();
  needsCharts();
  this.timeout(60_000);
  this.slow(20_000);

  const undo = cleanup();
  let cluster: Cluster;

  before(async () => {
    cluster = await startCluster();
    undo(() => {
      cluster.stop();
    });
    const crds = join(process.env.TOOLCHAIN_CHARTS ?? "", "kube-prometheus-stack", "crds");
    await cluster.kubectl(["create", "-f", crds]);
    await cluster.kubectl(["wait", "--for=condition=Established", "crd", "--all", "--timeout=30s"]);
    await cluster.apply([{ apiVersion: "v1", kind: "Namespace", metadata: { name: "monitoring" } }]);
  });

  it("takes every object of the catalog and of the exporters, with no field that it does not know", async () => {
    const stack = { settings: { pushgateway: true } };
    const context = kubernetesContext(stack);
    const parts = [
      catalogResources(context, languages(context)),
      await resourcesOf(["blackbox-exporter", "postgres-exporter", "statsd-exporter", "pushgateway"], stack),
    ];
    await cluster.apply(parts.flatMap(({ objects }) => objects.map(({ object }) => object)));
  });

  it("takes those of two hundred services, which share objects", async () => {
    const catalog = manyServices(200, stratoai);
    const context = kubernetesContext({ catalog });
    const objects = catalogResources(context, languages(context)).objects.map(({ object }) => object);
    assert.ok(objects.length < 100, `${objects.length} objects`);
    await cluster.apply(objects);
  });
});

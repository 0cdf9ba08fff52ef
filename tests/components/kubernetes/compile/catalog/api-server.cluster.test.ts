import assert from "node:assert/strict";
import { join } from "node:path";
import { manyServices } from "../../../../../bench/catalog.ts";
import { stratoai } from "../../../../../catalog/stratoai/index.ts";
import { compile as compileGrafana } from "../../../../../components/grafana/compile/index.ts";
import { catalogPart } from "../../../../../components/kubernetes/compile/catalog/index.ts";
import { exportersPart } from "../../../../../components/kubernetes/compile/exporters/index.ts";
import { compile as compilePrometheus } from "../../../../../components/prometheus/compile/index.ts";
import { needsCharts } from "../../../../support/kubernetes/charts.ts";
import { cleanup } from "../../../../support/cleanup.ts";
import type { Cluster } from "../../../../support/kubernetes/cluster.ts";
import { needsCluster, startCluster } from "../../../../support/kubernetes/cluster.ts";
import { kubernetesContext } from "../../context.ts";

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
    const context = kubernetesContext({ settings: { pushgateway: true } });
    const { catalog, stack } = context;
    const parts = [
      catalogPart(context, compileGrafana(catalog, stack)),
      exportersPart(context, compilePrometheus(catalog, stack)),
    ];
    await cluster.apply(parts.flatMap(({ objects }) => objects.map(({ object }) => object)));
  });

  it("takes those of two hundred services, which share objects", async () => {
    const catalog = manyServices(200, stratoai);
    const context = kubernetesContext({ catalog });
    const objects = catalogPart(context, compileGrafana(catalog, context.stack)).objects.map(({ object }) => object);
    assert.ok(objects.length < 100, `${objects.length} objects`);
    await cluster.apply(objects);
  });
});

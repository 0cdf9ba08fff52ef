import assert from "node:assert/strict";
import { annotated, originAnnotation } from "../../../components/kubernetes/origin.ts";
import { ofBackend } from "../../../model/origin.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { compiledCluster } from "./context.ts";

describe("the origin of a cluster's objects", () => {
  let resources: ClusterResources;
  before(async () => {
    resources = await compiledCluster({ settings: { pushgateway: true } });
  });

  it("is an annotation of every object, and stands nowhere within one: no pod restarts for it, no selector reads it", () => {
    for (const placed of resources.objects) {
      const { metadata, ...rest } = annotated(placed);
      assert.match(metadata.annotations?.[originAnnotation] ?? "", /^(catalog|backend): \S/, metadata.name);
      assert.doesNotMatch(JSON.stringify([metadata.labels, rest]), new RegExp(originAnnotation), metadata.name);
    }
    assert.doesNotMatch(JSON.stringify(resources.releases), new RegExp(originAnnotation));
  });

  it("names the item that asks for an object", () => {
    const origins = new Map(
      resources.objects.map(({ object, origin }) => [`${object.kind} ${object.metadata.name}`, origin]),
    );
    const expected = {
      "PrometheusRule api": { item: "SLOs and alerts of service api" },
      "ServiceMonitor stratoai-backend": { item: "scrape job stratoai-backend" },
      "Probe stratoai-api-health": { item: "uptime check StratoAI API Health" },
      "Secret alertmanager-config": { item: "notifications" },
      "Namespace monitoring": { backend: "kubernetes" },
    };
    for (const [object, origin] of Object.entries(expected)) assert.deepEqual(origins.get(object), origin, object);
  });

  it("leaves other annotations as they are", () => {
    const metadata = { name: "a", annotations: { grafana_folder: "A" } };
    const { annotations } = annotated({
      object: { apiVersion: "v1", kind: "ConfigMap", metadata },
      origin: ofBackend("grafana"),
    }).metadata;
    assert.deepEqual(annotations, { grafana_folder: "A", [originAnnotation]: "backend: grafana" });
  });
});

import assert from "node:assert/strict";
import { manyServices } from "../../../../bench/catalog.ts";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import {
  largestRules,
  prometheusRules,
} from "../../../../components/kube-prometheus-stack/catalog/prometheus-rules.ts";
import type { KubernetesContext } from "../../../../components/kubernetes/context.ts";
import type { KubernetesObject } from "../../../../components/kubernetes/object.ts";
import type { RuleGroup } from "../../../../components/prometheus/rule-file.ts";
import type { Catalog } from "../../../../model/catalog.ts";
import { originText } from "../../../../model/origin.ts";
import { kubernetesContext } from "../../kubernetes/context.ts";
import { ruleFiles } from "../../../../components/prometheus/compile.ts";

const groupsOf = ({ spec }: KubernetesObject): readonly RuleGroup[] =>
  (spec as unknown as { readonly groups: readonly RuleGroup[] }).groups;

const rulesOf = (context: KubernetesContext): readonly KubernetesObject[] =>
  prometheusRules(context, ruleFiles(context.catalog, context.stack)).map(({ object }) => object);

const byName = (groups: readonly RuleGroup[]): readonly RuleGroup[] =>
  [...groups].sort((a, b) => (a.name < b.name ? -1 : 1));

/** A catalog whose services are all called the same, so that one has the alerts of all. */
function oneLargeService(size: number): Catalog {
  const catalog = manyServices(size, stratoai);
  const service = "api";
  return {
    ...catalog,
    services: [{ name: service, title: "API", team: "backend", escalationPolicy: "stratoai" }],
    slos: catalog.slos.map((slo) => ({ ...slo, service })),
    alerts: catalog.alerts.map((alert) => ({ ...alert, service })),
  };
}

describe("PrometheusRules", () => {
  it("are one per service, named after it, and hold every rule of the rule files once", () => {
    const context = kubernetesContext();
    const objects = rulesOf(context);
    assert.deepEqual(
      objects.map(({ metadata }) => metadata.name).sort(),
      stratoai.services.map(({ name }) => name).sort(),
    );
    const files = ruleFiles(context.catalog, context.stack).flatMap(({ groups }) => groups);
    assert.deepEqual(byName(objects.flatMap(groupsOf)), byName(files));
    for (const object of objects) {
      const services = groupsOf(object).flatMap(({ rules }) => rules.map(({ labels }) => labels.service));
      assert.deepEqual([...new Set(services)], [object.metadata.name]);
    }
  });

  it("say whose they are, those of many services too", () => {
    const originsOf = (catalog: Catalog) => {
      const context = kubernetesContext({ catalog });
      return prometheusRules(context, ruleFiles(catalog, context.stack)).map(({ origin }) => originText(origin));
    };
    assert.ok(originsOf(stratoai).includes("catalog: SLOs and alerts of service api"));
    assert.match(
      originsOf(manyServices(200, stratoai))[0] ?? "",
      /^catalog: SLOs and alerts of services service-\d+, service-\d+/,
    );
  });

  it("of a large service are several, numbered, and none comes near what etcd takes", () => {
    for (const size of [1, 40, 150]) {
      const catalog = oneLargeService(size);
      const context = kubernetesContext({ catalog });
      const objects = rulesOf(context);
      assert.deepEqual(
        objects.map(({ metadata }) => metadata.name),
        objects.map((_, index) => (index === 0 ? "api" : `api.${index + 1}`)),
      );
      for (const object of objects) {
        const bytes = Buffer.byteLength(JSON.stringify(object));
        assert.ok(bytes < largestRules * 1.1, `${object.metadata.name} has ${bytes} bytes`);
      }
      assert.equal(objects.length > 1, size > 1);
      const files = ruleFiles(catalog, context.stack).flatMap(({ groups }) => groups);
      assert.deepEqual(byName(objects.flatMap(groupsOf)), byName(files));
    }
  });
});

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { manyServices } from "../../../../../bench/catalog.ts";
import { stratoai } from "../../../../../catalog/stratoai/index.ts";
import {
  largestRules,
  prometheusRules,
} from "../../../../../components/kubernetes/compile/catalog/prometheus-rules.ts";
import type { KubernetesObject } from "../../../../../components/kubernetes/compile/kubernetes-object.ts";
import { ruleFiles } from "../../../../../components/prometheus/compile/index.ts";
import type { RuleGroup } from "../../../../../components/prometheus/compile/rule-file.ts";
import type { Catalog } from "../../../../../model/catalog.ts";
import { needs, tool } from "../../../../support/toolchain.ts";
import { kubernetesContext } from "../../context.ts";
import { cleanup } from "../../../../support/cleanup.ts";

const groupsOf = ({ spec }: KubernetesObject): readonly RuleGroup[] =>
  (spec as unknown as { readonly groups: readonly RuleGroup[] }).groups;

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
    const objects = prometheusRules(context);
    assert.deepEqual(
      objects.map(({ metadata }) => metadata.name).sort(),
      stratoai.services.map(({ name }) => name).sort(),
    );
    const files = [...ruleFiles(context.catalog, context.stack)].flatMap(({ groups }) => groups);
    assert.deepEqual(byName(objects.flatMap(groupsOf)), byName(files));
    for (const object of objects) {
      const services = groupsOf(object).flatMap(({ rules }) => rules.map(({ labels }) => labels.service));
      assert.deepEqual([...new Set(services)], [object.metadata.name]);
    }
  });

  it("of a large service are several, numbered, and none comes near what etcd takes", () => {
    for (const size of [1, 40, 150]) {
      const catalog = oneLargeService(size);
      const context = kubernetesContext({ catalog });
      const objects = prometheusRules(context);
      assert.deepEqual(
        objects.map(({ metadata }) => metadata.name),
        objects.map((_, index) => (index === 0 ? "api" : `api.${index + 1}`)),
      );
      for (const object of objects) {
        const bytes = Buffer.byteLength(JSON.stringify(object));
        assert.ok(bytes < largestRules * 1.1, `${object.metadata.name} has ${bytes} bytes`);
      }
      assert.equal(objects.length > 1, size > 1);
      const files = [...ruleFiles(catalog, context.stack)].flatMap(({ groups }) => groups);
      assert.deepEqual(byName(objects.flatMap(groupsOf)), byName(files));
    }
  });

  describe("checked by promtool", () => {
    needs("promtool");
    let folder: string;
    const undo = cleanup();

    before(() => {
      folder = mkdtempSync(join(tmpdir(), "prometheus-rules-"));
      undo(() => {
        rmSync(folder, { recursive: true });
      });
    });

    it("are rule files", async () => {
      const paths = prometheusRules(kubernetesContext()).map(({ metadata, spec }) => {
        const path = join(folder, `${metadata.name}.json`);
        writeFileSync(path, JSON.stringify(spec));
        return path;
      });
      const { stdout } = await promisify(execFile)(tool("promtool"), ["check", "rules", ...paths]);
      assert.equal(stdout.match(/SUCCESS/g)?.length, paths.length);
    });
  });
});
